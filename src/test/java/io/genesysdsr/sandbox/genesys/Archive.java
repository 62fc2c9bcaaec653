package io.genesysdsr.sandbox.genesys;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A zip file of known length that is made while it is sent, from any offset on, and is never in memory as a whole. Its
 * entries are stored and not deflated (APPNOTE.TXT 4.4.5, method 0).
 */
public final class Archive {
    /** A file in the archive. */
    record Entry(String name, List<Run> content) {
        long size() {
            return content.stream().mapToLong(Run::length).sum();
        }

        long crc() {
            long crc = 0;
            for (Run run : content) {
                crc = run.crcAfter(crc);
            }
            return crc;
        }

        byte[] nameBytes() {
            return name.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** From here on lengths and offsets may not fit 32 bits; the rest is room for headers. */
    private static final long ZIP64_FROM = 0xFFFF0000L;

    private final List<Run> runs = new ArrayList<>();
    private long length;

    Archive(List<Entry> entries) {
        this(entries, entries.stream().mapToLong(Entry::size).sum() >= ZIP64_FROM);
    }

    /** With or without the 64-bit form of its headers (APPNOTE.TXT 4.3.9.2), which every reader must know. */
    Archive(List<Entry> entries, boolean zip64) {
        ZipHeaders headers = new ZipHeaders(zip64);
        List<Run> directory = new ArrayList<>();
        for (Entry entry : entries) {
            long crc = entry.crc();
            directory.add(Run.of(headers.central(entry, crc, length)));
            add(Run.of(headers.local(entry, crc)));
            entry.content().forEach(this::add);
        }
        long start = length;
        directory.forEach(this::add);
        add(Run.of(headers.end(entries.size(), start, length)));
    }

    private void add(Run run) {
        runs.add(run);
        length += run.length();
    }

    /** Bytes of the whole file. */
    public long length() {
        return length;
    }

    /** Writes the whole file. */
    public void writeTo(OutputStream out) throws IOException {
        writeTo(out, 0, length);
    }

    void writeTo(OutputStream out, long from, long count) throws IOException {
        long skip = from;
        long left = count;
        for (Run run : runs) {
            long some = Math.min(left, run.length() - skip);
            if (some > 0) {
                run.writeTo(out, skip, some);
                left -= some;
            }
            skip = Math.max(0, skip - run.length());
        }
    }
}
