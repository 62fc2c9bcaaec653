package io.genesysdsr.evidence;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Tells whether a small archive certainly holds no data; whatever is odd about it counts as data, because "no data
 * held" is a statement to a person about that person.
 */
final class EmptyArchive {

    /** Archives above this are never empty. */
    static final int LARGEST_BYTES = 64 << 10;

    private static final int MOST_ENTRIES = 1_000;
    /** All entries together; an archive that unpacks to more holds something, or is a zip bomb. */
    private static final int MOST_UNPACKED_BYTES = 256 << 10;

    private static final int END_RECORD_BYTES = 22;
    private static final int END_RECORD = 0x06054b50;

    private static final JsonMapper JSON = JsonMapper.builder(new JsonFactoryBuilder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(32).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private EmptyArchive() {}

    /** Whether these bytes are a zip archive with no entries, or with JSON entries that say nothing. */
    static boolean holdsNothing(byte[] bytes) {
        if (bytes.length > LARGEST_BYTES) {
            return false;
        }
        int declared = declaredEntries(bytes);
        if (declared < 0 || declared > MOST_ENTRIES) {
            return false;
        }
        try {
            return declared == emptyEntries(bytes);
        } catch (IOException | IllegalArgumentException unreadable) {
            return false;
        }
    }

    /** The number of entries in the end record (APPNOTE.TXT 4.3.16), without a comment; -1 if this is no such archive. */
    private static int declaredEntries(byte[] bytes) {
        if (bytes.length < END_RECORD_BYTES) {
            return -1;
        }
        ByteBuffer end = ByteBuffer.wrap(bytes, bytes.length - END_RECORD_BYTES, END_RECORD_BYTES)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN);
        // The directory must end where the record begins, or something else lies before it.
        long directoryEnd = Integer.toUnsignedLong(end.getInt(12)) + Integer.toUnsignedLong(end.getInt(16));
        boolean whole = end.getInt(0) == END_RECORD && directoryEnd == bytes.length - END_RECORD_BYTES;
        return whole ? Short.toUnsignedInt(end.getShort(10)) : -1;
    }

    /** How many entries there are; -1 at the first one that says something. */
    private static int emptyEntries(byte[] bytes) throws IOException {
        int left = MOST_UNPACKED_BYTES;
        int entries = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readNBytes(left + 1);
                left -= content.length;
                entries++;
                if (left < 0 || entries > MOST_ENTRIES || !saysNothing(content)) {
                    return -1;
                }
            }
        }
        return entries;
    }

    private static boolean saysNothing(byte[] content) throws IOException {
        return new String(content, StandardCharsets.UTF_8).isBlank() || saysNothing(JSON.readTree(content));
    }

    private static boolean saysNothing(JsonNode json) {
        if (json.isObject()) {
            return json.properties().stream().allMatch(field -> saysNothing(field.getValue()));
        }
        return json.isNull()
                || (json.isArray() && json.isEmpty())
                || (json.isTextual() && json.textValue().isBlank());
    }
}
