package io.genesysdsr.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A document that is printed from what it describes, so that it cannot lie. */
interface Page {

    /** Where it stands, from the root of the project. */
    String file();

    /** What must stand there. */
    String text();

    /** What stands there; empty where nothing does. */
    default String present() {
        Path path = Project.ROOT.resolve(file());
        return Files.exists(path) ? Project.read(path) : "";
    }

    /** Prints it anew. */
    default void print() {
        try {
            Path path = Project.ROOT.resolve(file());
            Files.createDirectories(path.getParent());
            Files.writeString(path, text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
