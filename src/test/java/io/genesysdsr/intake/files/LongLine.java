package io.genesysdsr.intake.files;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/** A hundred million letters in one line, between a begin and an end; none of them is kept anywhere. */
final class LongLine extends SequenceInputStream {

    LongLine(String begin, String end) {
        super(Collections.enumeration(List.of(bytes(begin), new Letter(), bytes(end))));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static final class Letter extends InputStream {

        private int left = 100_000_000;

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int n = Math.min(length, left);
            if (n <= 0) {
                return -1;
            }
            java.util.Arrays.fill(target, offset, offset + n, (byte) 'x');
            left -= n;
            return n;
        }
    }
}
