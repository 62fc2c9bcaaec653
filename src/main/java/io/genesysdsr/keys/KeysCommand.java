package io.genesysdsr.keys;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The command that makes and rotates the key file; it says what it did and never shows a key. */
public final class KeysCommand {

    private static final int DONE = 0;
    private static final int COULD_NOT = 1;
    private static final int NOT_UNDERSTOOD = 2;
    private static final String KMS = "--kms=";

    private static final String USAGE = """
            keys <file>                                    make a new key file
            keys --kms=<ARN> <file>                        make one that only this key of AWS KMS opens
            keys rotate <file> [master|evidence|lookup]    add a new key (without a name: one of each) and use it from now on
            """;

    private final PrintStream out;
    private final PrintStream err;

    /**
     * @param out where it says what it did
     * @param err where it says why something could not be done
     */
    public KeysCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the command.
     *
     * @param args the arguments of {@code main}, the first of which is {@code keys}
     * @return the exit code: 0 done, 1 could not be done (one sentence on standard error says why), 2 not understood
     */
    public static int run(String[] args) {
        return new KeysCommand(System.out, System.err).execute(List.of(args));
    }

    /** Does what {@link #run} does, with the same arguments and the same exit code. */
    public int execute(List<String> args) {
        try {
            if (args.size() == 2
                    && !args.get(1).equals("rotate")
                    && !args.get(1).startsWith("--")) {
                return make(Path.of(args.get(1)), null);
            }
            if (args.size() == 3 && args.get(1).startsWith(KMS)) {
                return make(Path.of(args.get(2)), args.get(1).substring(KMS.length()));
            }
            if ((args.size() == 3 || args.size() == 4) && args.get(1).equals("rotate")) {
                return rotate(Path.of(args.get(2)), args.subList(3, args.size()));
            }
            return notUnderstood();
        } catch (InvalidPathException e) {
            return couldNot(e.getInput() + " is no file name.");
        } catch (KmsKey.KmsRefused e) {
            return couldNot("The KMS did not close the keys (" + e.getMessage() + "), and nothing was written.");
        } catch (IOException | GeneralSecurityException e) {
            return couldNot("The key file could not be written (" + e.getMessage() + ").");
        }
    }

    private int make(Path file, @Nullable String kmsArn) throws IOException, GeneralSecurityException {
        try {
            KeyFile.generate(kmsArn).writeNew(file);
        } catch (FileAlreadyExistsException e) {
            return couldNot(file + " exists and is left as it is; `keys rotate` adds keys to it.");
        } catch (NoSuchFileException e) {
            return couldNot(file + " could not be made, because its folder does not exist.");
        }
        out.println("Made " + file + " with a master, an evidence and a lookup key, readable by its owner only.");
        out.println(
                "Set DSR_KEYS_FILE to it, and keep a copy in a safe place: nothing encrypted is readable without it.");
        if (kmsArn != null) {
            out.println("Whoever starts the product needs kms:Decrypt on the key that closes it.");
        }
        return DONE;
    }

    private int rotate(Path file, List<String> names) throws IOException, GeneralSecurityException {
        List<Optional<KeyPurpose>> named = names.stream().map(KeyPurpose::of).toList();
        if (named.stream().anyMatch(Optional::isEmpty)) {
            return notUnderstood();
        }
        List<KeyPurpose> purposes = named.isEmpty()
                ? List.of(KeyPurpose.values())
                : named.stream().flatMap(Optional::stream).toList();
        try {
            KeyFile keys = KeyFile.read(file);
            for (KeyPurpose purpose : purposes) {
                keys = keys.rotated(purpose);
            }
            keys.replace(file);
        } catch (KeysMissing e) {
            return couldNot(e.getMessage());
        } catch (FileAlreadyExistsException e) {
            return couldNot(e.getFile() + " is left over from a rotation that was interrupted; remove it first.");
        }
        for (KeyPurpose purpose : purposes) {
            out.println("Added a new " + purpose.label() + " key to " + file + "; the earlier ones are kept.");
        }
        out.println("Stop all replicas, give them this file, and start them again:"
                + " one with the old file cannot read what another writes with the new key.");
        return DONE;
    }

    private int couldNot(@Nullable String sentence) {
        err.println(sentence);
        return COULD_NOT;
    }

    private int notUnderstood() {
        err.print(USAGE);
        return NOT_UNDERSTOOD;
    }
}
