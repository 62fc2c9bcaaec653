package io.genesysdsr.intake.files;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows that are JSON objects, of a document or of lines. */
final class JsonRows implements Rows {

    private final Frames frames;
    private final Columns columns = new Columns();
    private boolean torn;

    JsonRows(Frames frames) {
        this.frames = frames;
    }

    @Override
    public @Nullable StagedRow next() throws IOException {
        Frame frame = frames.next();
        while (frame != null && frame.text() != null && frame.text().isBlank()) {
            frame = frames.next();
        }
        if (frame == null) {
            return null;
        }
        torn |= frame.isTorn();
        return frame.text() == null ? StagedRow.refused(frame.row(), reason(frame)) : read(frame.row(), frame.text());
    }

    @Override
    public boolean isTorn() {
        return torn;
    }

    static String reason(Frame frame) {
        return frame.problem() == null ? Frame.STRAY : frame.problem();
    }

    private StagedRow read(long number, String text) {
        JsonNode tree = JsonText.read(text);
        if (tree == null || !tree.isObject()) {
            return StagedRow.refused(number, "row: " + JsonText.MEND + ", and an object");
        }
        RowDraft draft = new RowDraft(number);
        Set<String> seen = new HashSet<>();
        Iterator<Map.Entry<String, JsonNode>> fields = tree.fields();
        while (fields.hasNext()) {
            Map.Entry<String, JsonNode> field = fields.next();
            String column = columns.meaning(field.getKey());
            if (column != null && !seen.add(column)) {
                draft.refuse(column + ": is given twice");
            } else if (column != null) {
                take(draft, column, field.getValue());
            }
        }
        return draft.finish();
    }

    private static void take(RowDraft draft, String column, JsonNode value) {
        if (Columns.JSON.contains(column)) {
            draft.tree(column, value);
        } else if (value.isTextual() || value.isIntegralNumber()) {
            draft.text(column, value.asText());
        } else if (!value.isNull()) {
            draft.refuse(column + ": must be text");
        }
    }
}
