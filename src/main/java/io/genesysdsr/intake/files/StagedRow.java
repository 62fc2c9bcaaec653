package io.genesysdsr.intake.files;

import org.jspecify.annotations.Nullable;

/**
 * One row of a file in the form of the intake table, or the reason why it is none; then nothing else is kept.
 * Personal data: its text shows the number alone.
 *
 * @param row its number, as {@link Frame#row()}
 * @param receivedAt RFC 3339; {@code infinity} where it is no time; or null
 * @param identifiers JSON, as are proof and corrections
 * @param reason why it is refused, or null
 */
record StagedRow(
        long row,
        @Nullable String reference,
        @Nullable String regulation,
        @Nullable String subjectRight,
        @Nullable String receivedAt,
        @Nullable String subjectName,
        @Nullable String identifiers,
        @Nullable String proof,
        @Nullable String corrections,
        @Nullable String country,
        @Nullable String language,
        @Nullable String reason) {

    static StagedRow refused(long row, String reason) {
        return new StagedRow(row, null, null, null, null, null, null, null, null, null, null, reason);
    }

    boolean isRefused() {
        return reason != null;
    }

    /** About how much memory it takes, in characters. */
    int size() {
        return 200
                + length(reference)
                + length(subjectName)
                + length(identifiers)
                + length(proof)
                + length(corrections);
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    @Override
    public String toString() {
        return "StagedRow[" + row + "]";
    }
}
