package io.genesysdsr.intake.files;

import com.fasterxml.jackson.databind.JsonNode;
import io.genesysdsr.intake.IntakeRow;
import io.genesysdsr.intake.Judgement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file in memory.
 *
 * @param rows all of them, in order
 * @param torn whether a part could not be told apart
 * @param code why nothing could be read, or null
 */
record Reading(List<StagedRow> rows, boolean torn, @Nullable String code) {

    static Reading of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Reading of(String text, Charset charset) {
        return of(text.getBytes(charset));
    }

    static Reading of(byte[] bytes) {
        List<StagedRow> read = new ArrayList<>();
        try {
            Rows rows = FileRows.open(new ByteArrayInputStream(bytes), survey(bytes));
            for (StagedRow row = rows.next(); row != null; row = rows.next()) {
                read.add(row);
            }
            return new Reading(read, rows.isTorn(), null);
        } catch (Unreadable e) {
            return new Reading(read, false, e.code());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Survey survey(byte[] bytes) {
        Surveyor surveyor = new Surveyor();
        surveyor.read(bytes, bytes.length);
        return surveyor.finish();
    }

    StagedRow only() {
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " rows, " + code);
        }
        return rows.get(0);
    }

    /** The reasons against a row, of the file's reader or of accept; empty where it is a request. */
    static String judge(StagedRow row) {
        return row.reason() == null ? Judgement.on(intakeRow(row)) : row.reason();
    }

    private static IntakeRow intakeRow(StagedRow r) {
        return new IntakeRow(
                r.row(),
                r.reference(),
                r.regulation(),
                r.subjectRight(),
                r.receivedAt(),
                "2026-01-15T09:12:00+00:00",
                r.subjectName(),
                json(r.identifiers()),
                json(r.proof()),
                json(r.corrections()),
                r.country(),
                r.language(),
                null,
                "SFTP",
                null,
                null);
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : JsonText.read(text);
    }
}
