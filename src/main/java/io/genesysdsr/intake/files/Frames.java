package io.genesysdsr.intake.files;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of a file as bounded pieces of text, in order. */
interface Frames {

    /** The next one, or null at the end. */
    @Nullable
    Frame next() throws IOException;
}
