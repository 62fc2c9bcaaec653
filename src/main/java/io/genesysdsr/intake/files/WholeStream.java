package io.genesysdsr.intake.files;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A stream that must have a known length: one that a broken connection cut short fails instead of looking complete. */
final class WholeStream extends FilterInputStream {

    private final MessageDigest digest = Surveyor.sha256();
    private long left;

    WholeStream(InputStream source, long bytes) {
        super(source);
        this.left = bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (left <= 0) {
            return -1;
        }
        int n = in.read(target, offset, (int) Math.min(length, left));
        if (n < 0) {
            throw new EOFException("The stream ended early");
        }
        left -= n;
        digest.update(target, offset, n);
        return n;
    }

    /** The hash of all bytes, once all of them were read; reads what is left. */
    String sha256() throws IOException {
        byte[] rest = new byte[1 << 16];
        while (read(rest, 0, rest.length) >= 0) {
            // Only the hash is wanted.
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
