package io.genesysdsr.intake.files;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads all bytes of a file once, in constant memory, to tell its hash and its encoding.
 *
 * <p>A byte order mark decides. Without one, text in which every second byte is nil is UTF-16; text that is UTF-8
 * throughout is UTF-8 (RFC 3629); text without a single multi-byte character of UTF-8 whose other bytes all have a
 * meaning in Windows-1252 is that. What is left is UTF-8 with broken places, and only the rows with those are refused.
 */
final class Surveyor {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    /** ZIP (also .xlsx, .ods), gzip, 7z, xz, PDF, OLE (.xls), RAR, zstd: nothing of them is ever unpacked. */
    private static final List<byte[]> NO_TEXT = List.of(
            new byte[] {'P', 'K', 3, 4},
            new byte[] {'P', 'K', 5, 6},
            new byte[] {0x1f, (byte) 0x8b},
            new byte[] {'7', 'z', (byte) 0xbc, (byte) 0xaf},
            new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z'},
            new byte[] {'%', 'P', 'D', 'F', '-'},
            new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0},
            new byte[] {'R', 'a', 'r', '!'},
            new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd});

    private static final int TOLERATED = 64;

    private final MessageDigest digest = sha256();
    private final byte[] head = new byte[4];
    private long bytes;
    private long controls;
    private long evenNils;
    private long oddNils;
    private long undefined;
    private long multiByte;
    private long broken;
    private int awaited;
    private int least = 0x80;
    private int most = 0xbf;

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    void read(byte[] buffer, int length) {
        digest.update(buffer, 0, length);
        for (int i = 0; i < length; i++) {
            int b = buffer[i] & 0xff;
            if (bytes < head.length) {
                head[(int) bytes] = buffer[i];
            }
            count(b);
            if (awaited > 0) {
                follow(b);
            } else if (b >= 0x80) {
                lead(b);
            }
            bytes++;
        }
    }

    Survey finish() {
        String hash = HexFormat.of().formatHex(digest.digest());
        Charset charset = charset();
        return new Survey(hash, bytes, charset, isText(charset));
    }

    private void count(int b) {
        if (b == 0) {
            if ((bytes & 1) == 0) {
                evenNils++;
            } else {
                oddNils++;
            }
        } else if (b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
            controls++;
        } else if (b == 0x81 || b == 0x8d || b == 0x8f || b == 0x90 || b == 0x9d) {
            undefined++;
        }
    }

    /** The first byte of a character of several; the bounds of the second exclude overlong forms and surrogates. */
    private void lead(int b) {
        if (b >= 0xc2 && b <= 0xf4) {
            awaited = b < 0xe0 ? 1 : b < 0xf0 ? 2 : 3;
            least = b == 0xe0 ? 0xa0 : b == 0xf0 ? 0x90 : 0x80;
            most = b == 0xed ? 0x9f : b == 0xf4 ? 0x8f : 0xbf;
        } else {
            broken++;
        }
    }

    private void follow(int b) {
        boolean good = b >= least && b <= most;
        least = 0x80;
        most = 0xbf;
        if (good) {
            awaited--;
            multiByte += awaited == 0 ? 1 : 0;
            return;
        }
        awaited = 0;
        broken++;
        if (b >= 0x80) {
            lead(b);
        }
    }

    private Charset charset() {
        if (begins(0xef, 0xbb, 0xbf)) {
            return StandardCharsets.UTF_8;
        }
        if (begins(0xff, 0xfe) || oddNils > bytes / 4 && evenNils < bytes / 20) {
            return StandardCharsets.UTF_16LE;
        }
        if (begins(0xfe, 0xff) || evenNils > bytes / 4 && oddNils < bytes / 20) {
            return StandardCharsets.UTF_16BE;
        }
        boolean wholly = broken == 0 && awaited == 0;
        return wholly || multiByte > 0 || undefined > 0 ? StandardCharsets.UTF_8 : WINDOWS_1252;
    }

    private boolean isText(Charset charset) {
        boolean wide = !charset.equals(StandardCharsets.UTF_8) && !charset.equals(WINDOWS_1252);
        long strange = wide ? 0 : controls + evenNils + oddNils;
        boolean utf32 = begins(0xff, 0xfe, 0, 0) && bytes >= 4 || begins(0, 0, 0xfe, 0xff);
        boolean packed = NO_TEXT.stream().anyMatch(this::begins);
        return !packed && !utf32 && strange <= Math.max(TOLERATED, bytes / 100);
    }

    private boolean begins(byte[] magic) {
        for (int i = 0; i < Math.min(magic.length, head.length); i++) {
            if (bytes <= i || head[i] != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean begins(int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (bytes <= i || (head[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
