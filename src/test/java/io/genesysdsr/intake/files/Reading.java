package io.genesysdsr.intake.files;

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
}
