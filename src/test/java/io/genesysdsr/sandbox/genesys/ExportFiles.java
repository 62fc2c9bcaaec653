package io.genesysdsr.sandbox.genesys;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;

/** Reads what an export holds, with the JDK's own zip reader, which checks lengths and sums. */
final class ExportFiles {
    private ExportFiles() {}

    static List<String> of(GdprRequest request) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Archive archive : request.archives()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            archive.writeTo(bytes);
            texts.addAll(of(bytes.toByteArray()));
        }
        return texts;
    }

    static List<String> of(byte[] zip) throws IOException {
        List<String> texts = new ArrayList<>();
        try (ZipInputStream files = new ZipInputStream(new ByteArrayInputStream(zip))) {
            while (files.getNextEntry() != null) {
                texts.add(new String(files.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }
}
