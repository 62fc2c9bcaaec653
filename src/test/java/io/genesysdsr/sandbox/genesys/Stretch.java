package io.genesysdsr.sandbox.genesys;

import java.io.IOException;
import java.io.OutputStream;

/** A part of an archive, from an offset on, so many bytes. */
record Stretch(Archive archive, long from, long length) {
    void writeTo(OutputStream out, long most) throws IOException {
        archive.writeTo(out, from, Math.min(length, most));
    }
}
