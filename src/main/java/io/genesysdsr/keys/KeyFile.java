package io.genesysdsr.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys as they stand in their file: a JSON object with one Tink keyset for each {@link KeyPurpose}, and, where a KMS
 * closes them, the ARN of its key.
 */
final class KeyFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String KMS = "kms";

    private final Map<KeyPurpose, KeysetHandle> keysets;
    private final Closing closing;

    private KeyFile(Map<KeyPurpose, KeysetHandle> keysets, Closing closing) {
        this.keysets = keysets;
        this.closing = closing;
    }

    /**
     * New keys, one for each purpose, made from the system's secure random source.
     *
     * @param kmsArn the key of a KMS that closes the file; null for a file whose owner alone keeps it
     */
    static KeyFile generate(@Nullable String kmsArn) throws GeneralSecurityException {
        Map<KeyPurpose, KeysetHandle> keysets = new EnumMap<>(KeyPurpose.class);
        for (KeyPurpose purpose : KeyPurpose.values()) {
            keysets.put(purpose, KeysetHandle.generateNew(purpose.parameters(), RegistryConfiguration.get()));
        }
        return new KeyFile(keysets, Closing.by(kmsArn));
    }

    /**
     * Reads a key file.
     *
     * @throws KeysMissing if it does not exist, cannot be read, is no key file, or is closed by a KMS that does not open
     *     it
     */
    static KeyFile read(Path file) {
        if (Files.notExists(file)) {
            throw new KeysMissing(file + " does not exist");
        }
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new KeysMissing(file + " cannot be read (" + e.getClass().getSimpleName() + ")");
        }
        try {
            return parse(JSON.readTree(content));
        } catch (KmsKey.KmsRefused e) {
            throw new KeysMissing(file + " is closed by a KMS that does not open it (" + e.getMessage() + ")");
        } catch (IOException | GeneralSecurityException e) {
            throw new KeysMissing(file + " is no key file or is damaged");
        }
    }

    private static KeyFile parse(JsonNode json) throws GeneralSecurityException {
        Closing closing = Closing.by(json.path(KMS).textValue());
        Map<KeyPurpose, KeysetHandle> keysets = new EnumMap<>(KeyPurpose.class);
        for (KeyPurpose purpose : KeyPurpose.values()) {
            KeysetHandle keyset = closing.open(json.path(purpose.label()).toString(), purpose);
            if (!keyset.getPrimary().getKey().getParameters().equals(purpose.parameters())) {
                throw new GeneralSecurityException("another kind of key");
            }
            keysets.put(purpose, keyset);
        }
        return new KeyFile(keysets, closing);
    }

    KeysetHandle keyset(KeyPurpose purpose) {
        return Objects.requireNonNull(keysets.get(purpose));
    }

    /** The same keys and one new key, which is used from now on; the earlier ones still open what they closed. */
    KeyFile rotated(KeyPurpose purpose) throws GeneralSecurityException {
        Map<KeyPurpose, KeysetHandle> rotated = new EnumMap<>(keysets);
        rotated.put(
                purpose,
                KeysetHandle.newBuilder(keyset(purpose))
                        .addEntry(KeysetHandle.generateEntryFromParameters(purpose.parameters())
                                .withRandomId()
                                .makePrimary())
                        .build());
        return new KeyFile(rotated, closing);
    }

    /** Writes a file that only its owner can read; an existing one is never touched. */
    void writeNew(Path file) throws IOException, GeneralSecurityException {
        ByteBuffer content = ByteBuffer.wrap(toJson().getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            while (content.hasRemaining()) {
                channel.write(content);
            }
            channel.force(true);
        }
    }

    /** Puts these keys in the place of a file at once, so that it is whole at every moment, and keeps who may read it. */
    void replace(Path file) throws IOException, GeneralSecurityException {
        Path target = file.toRealPath();
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        writeNew(fresh);
        try {
            PosixFileAttributes before = Files.readAttributes(target, PosixFileAttributes.class);
            PosixFileAttributeView view =
                    Objects.requireNonNull(Files.getFileAttributeView(fresh, PosixFileAttributeView.class));
            view.setGroup(before.group());
            view.setOwner(before.owner());
            view.setPermissions(before.permissions());
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private String toJson() throws IOException, GeneralSecurityException {
        ObjectNode json = JSON.createObjectNode();
        if (closing.kmsArn() != null) {
            json.put(KMS, closing.kmsArn());
        }
        for (Map.Entry<KeyPurpose, KeysetHandle> keyset : keysets.entrySet()) {
            json.set(keyset.getKey().label(), JSON.readTree(closing.close(keyset.getValue(), keyset.getKey())));
        }
        return json.toPrettyString() + "\n";
    }
}
