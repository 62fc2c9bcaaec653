package io.genesysdsr.intake.files;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of one file in order, read as they are asked for: the file may have any size. */
interface Rows {

    /** The next row, valid or refused; null at the end. Only the file's own reader fails, nothing that stands in it. */
    @Nullable
    StagedRow next() throws IOException;

    /** Whether what was read so far left a part that could not be told apart as rows. */
    default boolean isTorn() {
        return false;
    }
}
