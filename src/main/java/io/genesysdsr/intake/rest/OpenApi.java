package io.genesysdsr.intake.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Serves the OpenAPI document, which is written by hand and held against real calls by a test. */
@RestController
class OpenApi {

    static final String PATH = "/api/v1/openapi.json";
    private static final String SOURCE = "/openapi/requests.yaml";

    private final String document;

    OpenApi(ObjectMapper json) throws IOException {
        try (InputStream yaml = Objects.requireNonNull(OpenApi.class.getResourceAsStream(SOURCE), SOURCE)) {
            Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            document = json.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(SOURCE + " cannot be written as JSON", e);
        }
    }

    @GetMapping(PATH)
    ResponseEntity<String> document() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(document);
    }
}
