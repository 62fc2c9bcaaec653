package io.genesysdsr.intake.files;

import io.genesysdsr.intake.Texts;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Small files that come whole, such as what is attached to mails, in the encodings that files of every size may have. */
public final class FormText {

    private FormText() {}

    /** Its text without a byte order mark, with U+FFFD for what could not be read; null where it is no text. */
    public static @Nullable String of(byte[] bytes) {
        Surveyor surveyor = new Surveyor();
        surveyor.read(bytes, bytes.length);
        Survey survey = surveyor.finish();
        if (!survey.text()) {
            return null;
        }
        // Decodes with U+FFFD for whatever is malformed.
        String text = survey.charset().decode(ByteBuffer.wrap(bytes)).toString();
        return Texts.storable(text.startsWith("\ufeff") ? text.substring(1) : text);
    }
}
