package io.genesysdsr.sandbox.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The published definition, handed out path by path with the schemas that the path refers to and no others: the
 * validator copies all schemas for each it uses, and of the whole definition that is more than a test JVM has.
 */
final class DefinitionFile {
    private static final String SCHEMA = "#/definitions/";

    private final JsonNode definition;

    private DefinitionFile(JsonNode definition) {
        this.definition = definition;
    }

    static DefinitionFile read(Path file) {
        try {
            return new DefinitionFile(Json.parse(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A definition of this path alone, or null where it is not published. */
    @Nullable
    String of(String template) {
        JsonNode path = definition.path("paths").path(template).deepCopy();
        if (path.isMissingNode()) {
            return null;
        }
        // Without security: the validator knows none of OAuth, and says so at every call.
        path.forEach(operation -> ((ObjectNode) operation).remove("security"));
        ObjectNode part = Json.object();
        List.of("swagger", "info", "consumes", "produces").forEach(field -> part.set(field, definition.path(field)));
        part.putObject("paths").set(template, path);
        part.set("definitions", schemas(path));
        return part.toString();
    }

    private ObjectNode schemas(JsonNode path) {
        ObjectNode schemas = Json.object();
        Deque<JsonNode> toRead = new ArrayDeque<>(List.of(path));
        while (!toRead.isEmpty()) {
            for (String reference : toRead.remove().findValuesAsText("$ref")) {
                String name = reference.substring(SCHEMA.length());
                if (!schemas.has(name)) {
                    JsonNode schema = definition.path("definitions").path(name);
                    schemas.set(name, schema);
                    toRead.add(schema);
                }
            }
        }
        return schemas;
    }
}
