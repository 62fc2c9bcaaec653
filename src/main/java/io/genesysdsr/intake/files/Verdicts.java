package io.genesysdsr.intake.files;

/** Why a file is in quarantine, in words for its sender. */
final class Verdicts {

    private Verdicts() {}

    static String of(String code) {
        return switch (code) {
            case Unreadable.NO_TEXT -> "the file is no text; save it as CSV or JSON, not packed and not as a workbook";
            case Unreadable.EMPTY -> "the file is empty";
            case Unreadable.NO_HEADER ->
                "the first line does not name the columns; reference, regulation and subject_right must be among them";
            case Unreadable.COLUMN_TWICE -> "the first line names a column twice";
            case RowStaging.CHANGED ->
                "the file was written to while it was read; rows that are missing in the receipt were not taken, send it again";
            case RowStaging.TORN ->
                "the file breaks off or holds something between its requests; the rows in the receipt were taken, send the others again";
            case RowStaging.VANISHED ->
                "the file vanished while it was read; rows that are missing in the receipt were not taken, send it again";
            default -> "the file could not be worked on, ask the operators";
        };
    }
}
