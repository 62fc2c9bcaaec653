package io.genesysdsr.house;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The canonical form of Camel's YAML, as the schema in {@code camel-yaml-dsl} has it since 4.21.
 *
 * <p>The schema wants true booleans and numbers where Camel does, so that a <code>{{placeholder}}</code> does not pass
 * there. That is kept as a rule: what is to be configured stands in a text field (every endpoint parameter is one) or
 * comes from a bean.
 */
final class CanonicalForm {

    private static final Path SCHEMA = Project.ROOT.resolve("target/camel-schema/schema/camelYamlDsl-canonical.json");
    private static final JsonSchema ROUTES = load();

    private CanonicalForm() {}

    private static JsonSchema load() {
        if (!Files.exists(SCHEMA)) {
            throw new IllegalStateException(
                    Project.name(SCHEMA) + " is not there: run `mvn generate-test-resources`, which unpacks it");
        }
        try {
            JsonNode schema = new ObjectMapper().readTree(Project.read(SCHEMA));
            mend(schema.path("items").path("definitions"));
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(schema);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(Project.name(SCHEMA) + " is no JSON", e);
        }
    }

    /** The schema of 4.22.0 wants all data formats at once in a step that can have but one. */
    private static void mend(JsonNode definitions) {
        for (String step : List.of("MarshalDefinition", "UnmarshalDefinition")) {
            ((ObjectNode) definitions.path("org.apache.camel.model." + step)).remove("required");
        }
    }

    static Stream<String> routesAreInCanonicalForm(RouteFile file) {
        JsonNode routes = file.isKamelet() ? asTemplate(file) : file.tree();
        return ROUTES.validate(routes).stream().map(m -> file.name() + " is not canonical: " + m.getMessage());
    }

    /** What stands in a kamelet under {@code spec.template} is a route template without its id. */
    private static JsonNode asTemplate(RouteFile file) {
        ObjectNode template = file.tree().path("spec").path("template").deepCopy();
        template.put("id", file.simpleName());
        JsonNodeFactory json = JsonNodeFactory.instance;
        return json.arrayNode().add(json.objectNode().set("routeTemplate", template));
    }

    /** The part of a kamelet that the routes' schema does not know. */
    static Stream<String> kameletsHaveAContract(RouteFile file) {
        if (!file.isKamelet()) {
            return Stream.empty();
        }
        JsonNode tree = file.tree();
        JsonNode definition = tree.path("spec").path("definition");
        boolean whole = tree.path("apiVersion").asText("").equals("camel.apache.org/v1")
                && tree.path("kind").asText("").equals("Kamelet")
                && tree.path("metadata").path("labels").has("camel.apache.org/kamelet.type")
                && !definition.path("title").asText("").isBlank()
                && definition.path("type").asText("").equals("object");
        return FormRules.complain(
                !whole, file.name() + " lacks apiVersion, kind, the type label, or title and type of its definition");
    }
}
