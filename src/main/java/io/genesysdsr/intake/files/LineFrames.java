package io.genesysdsr.intake.files;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Each line is a row (NDJSON); a line that is too long is passed over and told. */
final class LineFrames implements Frames {

    private final Letters letters;
    private long row;

    LineFrames(Letters letters) {
        this.letters = letters;
    }

    @Override
    public @Nullable Frame next() throws IOException {
        if (letters.peek() == Letters.END) {
            return null;
        }
        row++;
        StringBuilder text = new StringBuilder();
        while (letters.peek() != Letters.END && !letters.passLineEnd()) {
            if (text.length() == Frame.LONGEST) {
                letters.skipLine();
                return Frame.broken(row, Frame.TOO_LONG);
            }
            text.append((char) letters.next());
        }
        return Frame.of(row, text);
    }
}
