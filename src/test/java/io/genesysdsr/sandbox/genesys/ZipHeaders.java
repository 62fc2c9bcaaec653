package io.genesysdsr.sandbox.genesys;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The headers of a zip file (APPNOTE.TXT 4.3.7, 4.3.12, 4.3.14 to 4.3.16), in 32 bits or in 64. */
@SuppressWarnings("ByteBufferBackingArray") // all buffers are allocated here, whole
record ZipHeaders(boolean zip64) {
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int END_64_LOCATOR = 0x07064b50;
    /** Says that the 64-bit form has the value. */
    private static final int SEE_64 = 0xFFFFFFFF;

    private static final short EXTRA_64 = 1;
    private static final short VERSION = 45;
    /** 1 January 1980, midnight: the archive has no time of its own. */
    private static final int NO_TIME = 0x00210000;

    byte[] local(Archive.Entry entry, long crc) {
        byte[] name = entry.nameBytes();
        ByteBuffer extra = over(zip64 ? 20 : 0);
        if (zip64) {
            extra.putShort(EXTRA_64).putShort((short) 16).putLong(entry.size()).putLong(entry.size());
        }
        ByteBuffer header = over(30 + name.length + extra.capacity());
        header.putInt(LOCAL).put(common(entry, crc, extra.capacity()).flip());
        return header.put(name).put(extra.flip()).array();
    }

    byte[] central(Archive.Entry entry, long crc, long offset) {
        byte[] name = entry.nameBytes();
        ByteBuffer extra = over(zip64 ? 28 : 0);
        if (zip64) {
            extra.putShort(EXTRA_64).putShort((short) 24).putLong(entry.size()).putLong(entry.size());
            extra.putLong(offset);
        }
        ByteBuffer header = over(46 + name.length + extra.capacity());
        header.putInt(CENTRAL)
                .putShort(VERSION)
                .put(common(entry, crc, extra.capacity()).flip());
        header.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
        header.putInt(zip64 ? SEE_64 : (int) offset);
        return header.put(name).put(extra.flip()).array();
    }

    /** What stands at the end, for a directory from one offset to another. */
    byte[] end(int entries, long start, long after) {
        ByteBuffer end = over(zip64 ? 98 : 22);
        if (zip64) {
            end.putInt(END_64)
                    .putLong(44)
                    .putShort(VERSION)
                    .putShort(VERSION)
                    .putInt(0)
                    .putInt(0);
            end.putLong(entries).putLong(entries).putLong(after - start).putLong(start);
            end.putInt(END_64_LOCATOR).putInt(0).putLong(after).putInt(1);
        }
        end.putInt(END).putInt(0).putShort((short) entries).putShort((short) entries);
        end.putInt(zip64 ? SEE_64 : (int) (after - start)).putInt(zip64 ? SEE_64 : (int) start);
        return end.putShort((short) 0).array();
    }

    private ByteBuffer common(Archive.Entry entry, long crc, int extra) {
        int size = zip64 ? SEE_64 : (int) entry.size();
        ByteBuffer common = over(26).putShort(VERSION).putShort((short) 0).putShort((short) 0);
        common.putInt(NO_TIME).putInt((int) crc).putInt(size).putInt(size);
        return common.putShort((short) entry.nameBytes().length).putShort((short) extra);
    }

    private static ByteBuffer over(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
