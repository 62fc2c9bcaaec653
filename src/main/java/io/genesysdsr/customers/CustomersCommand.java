package io.genesysdsr.customers;

import io.genesysdsr.customers.CustomerImport.NotImported;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** The command that replaces the master customer index by a CSV file; it says what it did, in figures. */
public final class CustomersCommand {

    private static final int DONE = 0;
    private static final int COULD_NOT = 1;
    private static final int NOT_UNDERSTOOD = 2;
    private static final int DONE_IN_PART = 3;
    private static final String FORCE = "--force";

    private static final String USAGE = """
            customers [--force] <file>    replace the master customer index by this CSV file; with --force also where it looks wrong
            """;

    private final PrintStream out;
    private final PrintStream err;

    /**
     * @param out where it says what it did
     * @param err where it says why something could not be done
     */
    public CustomersCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the command.
     *
     * @param args the arguments of {@code main}, the first of which is {@code customers}
     * @return the exit code: 0 done, 1 could not be done (one sentence on standard error says why, and the index is as it
     *     was), 2 not understood, 3 done but rows were refused
     */
    public static int run(String[] args) {
        return new CustomersCommand(System.out, System.err).execute(List.of(args));
    }

    /** Does what {@link #run} does, with the same arguments and the same exit code. */
    public int execute(List<String> args) {
        List<String> files =
                args.stream().skip(1).filter(a -> !a.startsWith("--")).toList();
        String[] settings = args.stream()
                .filter(a -> a.startsWith("--") && !a.equals(FORCE))
                .toArray(String[]::new);
        if (files.size() != 1) {
            err.print(USAGE);
            return NOT_UNDERSTOOD;
        }
        try {
            Path file = Path.of(files.get(0));
            if (!Files.isRegularFile(file)) {
                return couldNot("There is no such file.");
            }
            return importFile(file, args.contains(FORCE), settings);
        } catch (InvalidPathException e) {
            return couldNot("That is no file name.");
        }
    }

    private int importFile(Path file, boolean forced, String[] settings) {
        try (ConfigurableApplicationContext parts = start(settings)) {
            if (!parts.getBean(ImportStore.class).isReady()) {
                return couldNot("The database has no table for customers: start this version of the product once.");
            }
            return tell(parts.getBean(CustomerImport.class).run(file, forced), file);
        } catch (NotImported e) {
            return couldNot(String.valueOf(e.getMessage()));
        } catch (DataAccessException | TransactionException e) {
            // Its message may quote a row.
            return couldNot("The database did not take the import ("
                    + e.getClass().getSimpleName() + "); the index is as it was.");
        } catch (IOException e) {
            return couldNot("The file could not be read, or its report not be written beside it ("
                    + e.getClass().getSimpleName() + "); the index is as it was.");
        } catch (RuntimeException e) {
            return couldNot("Nothing was imported (" + e.getClass().getSimpleName() + ").");
        }
    }

    private static ConfigurableApplicationContext start(String[] settings) {
        return new SpringApplicationBuilder(ImportParts.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                // Standard output is for the figures.
                .properties(Map.of("logging.level.root", "warn"))
                .run(settings);
    }

    private int tell(CustomerImport.Result result, Path file) {
        out.printf(
                Locale.ROOT,
                "The index shows %d consumers and %d businesses with %d identifiers; before it showed %d customers.%n",
                result.now().consumers(),
                result.now().businesses(),
                result.now().identifiers(),
                result.before());
        if (result.refused() + result.strange() > 0) {
            out.printf(
                    Locale.ROOT,
                    "Refused %d rows, found %d rows strange; %s says which and why.%n",
                    result.refused(),
                    result.strange(),
                    ImportReport.beside(file).getFileName());
        }
        return result.refused() > 0 ? DONE_IN_PART : DONE;
    }

    private int couldNot(String sentence) {
        err.println(sentence);
        return COULD_NOT;
    }
}
