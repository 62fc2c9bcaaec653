package io.genesysdsr.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** What passes from a download into the vault: its length, its hash, and whether it says anything at all. */
final class Passage {

    private static final int CHUNK_BYTES = 128 << 10;

    private final MessageDigest sha256 = sha256();
    /** The beginning, one byte more than an empty archive may have. */
    private byte[] head = new byte[0];

    private long bytes;

    /** Carries everything over and closes the target; if reading fails, the target stays open and so without its end. */
    void carry(InputStream source, OutputStream target) throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        for (int n = source.read(chunk); n >= 0; n = source.read(chunk)) {
            sha256.update(chunk, 0, n);
            keepHead(chunk, n);
            bytes += n;
            target.write(chunk, 0, n);
        }
        target.close();
    }

    long bytes() {
        return bytes;
    }

    /** The hash of all that passed; to be asked once, at the end. */
    String sha256Hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }

    boolean wasEmptyArchive() {
        return bytes == head.length && EmptyArchive.holdsNothing(head);
    }

    private void keepHead(byte[] chunk, int length) {
        int room = Math.min(length, EmptyArchive.LARGEST_BYTES + 1 - head.length);
        if (room > 0) {
            int before = head.length;
            head = Arrays.copyOf(head, before + room);
            System.arraycopy(chunk, 0, head, before, room);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
