package io.genesysdsr.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestKeyStreamTest {

    private static final int MIB = 1 << 20;

    @TempDir
    Path folder;

    private RequestKey key;

    @BeforeEach
    void makeKey() throws Exception {
        Path file = folder.resolve("keys.json");
        KeyFile.generate(null).writeNew(file);
        key = Keys.from(file.toString()).newRequestKey(UUID.randomUUID());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, MIB - 100, MIB, MIB + 1, 3 * MIB + 7})
    void whatGoesInComesOut(int size) throws IOException {
        byte[] plain = random(size);

        byte[] encrypted = encrypt(plain, "artifact/1");

        assertThat(decrypt(encrypted, "artifact/1")).isEqualTo(plain);
    }

    @Test
    void aStreamDoesNotOpenInAnotherContext() throws IOException {
        byte[] encrypted = encrypt(random(100), "artifact/1");

        assertThatThrownBy(() -> decrypt(encrypted, "artifact/2")).isInstanceOf(IOException.class);
    }

    @Test
    void aChangedByteIsNoticedWhereverItIs() throws IOException {
        byte[] encrypted = encrypt(random(2 * MIB), "artifact/1");

        for (int at : List.of(0, 20, 50, MIB - 1, MIB, MIB + 1, encrypted.length - 1)) {
            byte[] changed = encrypted.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> decrypt(changed, "artifact/1"))
                    .as("byte %d", at)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aMissingEndIsNoticedAlsoAtTheBorderOfASegment() throws IOException {
        byte[] encrypted = encrypt(random(3 * MIB), "artifact/1");

        for (int length : List.of(0, 10, MIB, 2 * MIB, encrypted.length - 1)) {
            byte[] cut = Arrays.copyOf(encrypted, length);
            assertThatThrownBy(() -> decrypt(cut, "artifact/1"))
                    .as("%d bytes", length)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aGibibyteNeedsNoMoreMemoryThanAMebibyte() throws Exception {
        long chunks = 1024;
        // The heap of this JVM is smaller than what passes through it, so whoever gathered it would run out.
        assertThat(Runtime.getRuntime().maxMemory()).isLessThan(chunks * MIB);
        byte[] chunk = random(MIB);
        MessageDigest sent = MessageDigest.getInstance("SHA-256");
        MessageDigest received = MessageDigest.getInstance("SHA-256");

        PipedInputStream pipe = new PipedInputStream(MIB);
        PipedOutputStream pipeEnd = new PipedOutputStream(pipe);
        CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> send(chunk, chunks, sent, pipeEnd));
        long bytes = 0;
        try (InputStream decrypting = key.decrypting(pipe, "artifact/1")) {
            byte[] buffer = new byte[MIB];
            for (int n = decrypting.read(buffer); n >= 0; n = decrypting.read(buffer)) {
                received.update(buffer, 0, n);
                bytes += n;
            }
        }
        sender.join();

        assertThat(bytes).isEqualTo(chunks * MIB);
        assertThat(received.digest()).isEqualTo(sent.digest());
    }

    private void send(byte[] chunk, long times, MessageDigest digest, OutputStream target) {
        try (OutputStream encrypting = key.encrypting(target, "artifact/1")) {
            for (long i = 0; i < times; i++) {
                chunk[0] = (byte) i;
                digest.update(chunk);
                encrypting.write(chunk);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] encrypt(byte[] plain, String context) throws IOException {
        ByteArrayOutputStream encrypted = new ByteArrayOutputStream();
        try (OutputStream encrypting = key.encrypting(encrypted, context)) {
            encrypting.write(plain);
        }
        return encrypted.toByteArray();
    }

    private byte[] decrypt(byte[] encrypted, String context) throws IOException {
        try (InputStream decrypting = key.decrypting(new ByteArrayInputStream(encrypted), context)) {
            return decrypting.readAllBytes();
        }
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
