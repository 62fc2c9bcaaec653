package io.genesysdsr.intake.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.intake.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Twenty-four thousand files, half of them damaged: never an exception, never a lost row, for each refusal a reason. */
class GeneratedFilesTest {

    private static final int FILES = 12_000;

    @Test
    void ofAWellFormedFileEveryRowIsTakenOrRefusedWithItsReasonAndNoneIsLost() {
        long taken = 0;
        long refused = 0;
        for (int seed = 0; seed < FILES; seed++) {
            Written file = Written.drawn(new Random(seed));
            Reading reading = Reading.of(file.bytes());
            String which = "seed " + seed + ", " + file;
            assertThat(reading.rows().size()).as(which).isEqualTo(file.rows());
            assertThat(reading.torn()).as(which).isFalse();
            Set<String> references = new HashSet<>();
            int duplicates = 0;
            for (int i = 0; i < file.rows(); i++) {
                StagedRow row = reading.rows().get(i);
                String reason = judge(row, file, which);
                if (row.reason() == null) {
                    assertThat(row.reference())
                            .as(which)
                            .isEqualTo(file.references().get(i));
                }
                duplicates += reason.isEmpty() && !references.add(String.valueOf(row.reference())) ? 1 : 0;
                refused += reason.isEmpty() ? 0 : 1;
                taken += reason.isEmpty() ? 1 : 0;
            }
            assertThat(duplicates).as(which).isZero();
        }
        assertThat(taken).as("what the generator draws is mostly valid").isGreaterThan(2 * refused);
        assertThat(refused).isGreaterThan(1000);
    }

    @Test
    void aDamagedFileIsReadToItsEndAndEveryRefusalHasItsReason() {
        long refused = 0;
        long unreadable = 0;
        for (int seed = 0; seed < FILES; seed++) {
            Random random = new Random(-seed - 1);
            Written file = Written.drawn(random);
            Reading reading = Reading.of(damaged(file.bytes(), random));
            String which = "seed " + seed + ", " + file;
            if (reading.code() != null) {
                assertThat(reading.code()).as(which).matches("intake-11[1-4]");
                unreadable++;
            }
            long last = 0;
            for (StagedRow row : reading.rows()) {
                assertThat(row.row()).as(which).isGreaterThan(last);
                last = row.row();
                refused += judge(row, file, which).isEmpty() ? 0 : 1;
            }
        }
        assertThat(refused).isGreaterThan(2000);
        assertThat(unreadable).isBetween(500L, FILES / 2L);
    }

    @Test
    void ofDamagedLinesNoneIsLost() {
        for (int seed = 0; seed < FILES; seed++) {
            Random random = new Random(31L * seed);
            String[] lines = new String[1 + random.nextInt(8)];
            for (int i = 0; i < lines.length; i++) {
                lines[i] = "{\"reference\":\"R-" + i + "\"}";
            }
            int hurt = 1 + random.nextInt(lines.length);
            if (hurt < lines.length) {
                lines[hurt] = lines[hurt].substring(random.nextInt(3), 1 + random.nextInt(3) + 3) + "x";
            }
            Reading reading = Reading.of(String.join("\n", lines));
            assertThat(reading.rows()).as("seed " + seed).hasSize(lines.length);
        }
    }

    /** What becomes of a row: the reason against it, or nothing. */
    private static String judge(StagedRow row, Written file, String which) {
        String reason = Reading.judge(row);
        if (!reason.isEmpty()) {
            assertThat(reason).as(which).matches("(?s)[a-z_.\\[\\]0-9]+: .+");
            for (String value : file.values()) {
                assertThat(reason).as(which).doesNotContain(value);
            }
        }
        for (String text : texts(row)) {
            assertThat(Texts.storable(text)).as(which).isEqualTo(text.replace('\0', '?'));
        }
        return reason;
    }

    private static List<String> texts(StagedRow row) {
        return java.util.stream.Stream.of(
                        row.reference(),
                        row.regulation(),
                        row.subjectRight(),
                        row.subjectName(),
                        row.identifiers(),
                        row.proof(),
                        row.corrections(),
                        row.country(),
                        row.language())
                .filter(java.util.Objects::nonNull)
                .map(String::valueOf)
                .toList();
    }

    /** One to five places are overwritten, cut out, doubled or filled with what breaks parsers. */
    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] now = bytes;
        for (int i = random.nextInt(5); i >= 0 && now.length > 1; i--) {
            int at = random.nextInt(now.length);
            int to = Math.min(now.length, at + random.nextInt(20));
            byte[] fill =
                    switch (random.nextInt(5)) {
                        case 0 -> new byte[] {(byte) random.nextInt(256)};
                        case 1 -> new byte[0];
                        case 2 -> java.util.Arrays.copyOfRange(now, at, to);
                        case 3 -> new byte[] {(byte) "\"\n\r,;{}[]\\\0:".charAt(random.nextInt(12))};
                        default -> new byte[] {(byte) 0xff, 0, (byte) 0xc3};
                    };
            int resume = random.nextBoolean() ? at : to;
            byte[] next = new byte[at + fill.length + now.length - resume];
            System.arraycopy(now, 0, next, 0, at);
            System.arraycopy(fill, 0, next, at, fill.length);
            System.arraycopy(now, resume, next, at + fill.length, now.length - resume);
            now = next;
        }
        return now;
    }
}
