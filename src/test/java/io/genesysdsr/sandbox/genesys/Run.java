package io.genesysdsr.sandbox.genesys;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Bytes of which only one block is in memory: the block over and over, up to the length. */
@SuppressWarnings("ArrayRecordComponent") // two runs are never compared
record Run(byte[] block, long length) {
    static Run of(byte[] bytes) {
        return new Run(bytes, bytes.length);
    }

    static Run of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    void writeTo(OutputStream out, long from, long count) throws IOException {
        long position = from;
        long left = count;
        while (left > 0) {
            int offset = (int) (position % block.length);
            int some = (int) Math.min(left, block.length - offset);
            out.write(block, offset, some);
            position += some;
            left -= some;
        }
    }

    /** The CRC-32 of a text followed by this run, from the CRC-32 of the text: without making the run. */
    long crcAfter(long crcOfBefore) {
        if (length == 0) {
            return crcOfBefore;
        }
        long crc = crcOfBefore;
        long whole = length / block.length;
        long crcOfBlock = crc(block.length);
        int step = Crc32.shift(block.length);
        for (long i = 0; i < whole; i++) {
            crc = Crc32.append(crc, crcOfBlock, step);
        }
        int rest = (int) (length % block.length);
        return rest == 0 ? crc : Crc32.append(crc, crc(rest), Crc32.shift(rest));
    }

    private long crc(int count) {
        CRC32 crc = new CRC32();
        crc.update(block, 0, count);
        return crc.getValue();
    }
}
