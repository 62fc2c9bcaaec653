package io.genesysdsr.evidence;

import static io.genesysdsr.evidence.Archives.zip;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmptyArchiveTest {

    @Test
    void anArchiveWithoutEntriesHoldsNothing() {
        assertThat(EmptyArchive.holdsNothing(zip())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n",
                "[]",
                "{}",
                "null",
                "\"\"",
                "{\"contacts\":[]}",
                "{\"a\":null,\"b\":\"\",\"c\":{\"d\":[]}}"
            })
    void anEntryThatSaysNothingIsNothing(String json) {
        assertThat(EmptyArchive.holdsNothing(zip(json))).isTrue();
        assertThat(EmptyArchive.holdsNothing(zip("[]", json, "{}"))).isTrue();
        assertThat(EmptyArchive.holdsNothing(zip("[]", json, "[1]"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1]",
                "[{}]",
                "[null]",
                "0",
                "false",
                "{\"a\":0}",
                "{\"a\":{\"b\":[{\"c\":1}]}}",
                "{}{\"a\":1}",
                "{\"a\":1,\"a\":null}",
                "no json",
                "{\"a\":",
            })
    void anEntryThatSaysAnythingOrIsOddIsSomething(String json) {
        assertThat(EmptyArchive.holdsNothing(zip(json))).isFalse();
    }

    static Stream<byte[]> oddities() {
        byte[] full = zip("{\"a\":1}");
        byte[] withComment = Arrays.copyOf(zip(), 30);
        byte[] damagedFirstEntry = zip("{\"a\":1}");
        damagedFirstEntry[0] = 0;
        return Stream.of(
                new byte[0],
                "[]".getBytes(StandardCharsets.UTF_8),
                "<html></html>, which is longer than an end record".getBytes(StandardCharsets.UTF_8),
                Arrays.copyOf(full, full.length - 1),
                Arrays.copyOfRange(full, 10, full.length),
                withComment,
                // Read from its front, it has no entry; its end record says one.
                damagedFirstEntry,
                // Two archives one after the other: the front says one entry, the end another one.
                concatenated(zip("{}"), zip("{\"a\":1}")),
                zip(new String(zip(), StandardCharsets.ISO_8859_1)));
    }

    @ParameterizedTest
    @MethodSource("oddities")
    void whatIsNoWholeArchiveIsSomething(byte[] odd) {
        assertThat(EmptyArchive.holdsNothing(odd)).isFalse();
    }

    @Test
    void aBombIsSomethingAndIsNotUnpacked() {
        byte[] blankButHuge = zip(" ".repeat(40 << 20));
        byte[] oneEntryTooMany = zip(Collections.nCopies(1_001, "").toArray(String[]::new));
        byte[] deep = zip("[".repeat(100_000) + "]".repeat(100_000));

        assertThat(blankButHuge).hasSizeLessThan(EmptyArchive.LARGEST_BYTES);
        assertThat(EmptyArchive.holdsNothing(blankButHuge)).isFalse();
        assertThat(EmptyArchive.holdsNothing(oneEntryTooMany)).isFalse();
        assertThat(EmptyArchive.holdsNothing(deep)).isFalse();
    }

    @Test
    void aLargeArchiveIsNeverEmpty() {
        byte[] large = zip(Collections.nCopies(999, "[]").toArray(String[]::new));

        assertThat(large).hasSizeGreaterThan(EmptyArchive.LARGEST_BYTES);
        assertThat(EmptyArchive.holdsNothing(large)).isFalse();
        assertThat(EmptyArchive.holdsNothing(zip(Collections.nCopies(400, "[]").toArray(String[]::new))))
                .isTrue();
    }

    private static byte[] concatenated(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
