package io.genesysdsr.sandbox.genesys;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks calls against the published definition of the Platform API (Swagger 2.0), where the system property
 * {@value #PROPERTY} is the path of that file; the file belongs to Genesys and is no part of this project.
 */
public final class DefinitionCheck {
    public static final String PROPERTY = "genesys.openapi";

    /** Messages of these kinds name fields; all others may quote what was sent. */
    private static final Set<String> NAMES_ONLY = Set.of(
            "validation.request.body.schema.required",
            "validation.request.body.schema.additionalProperties",
            "validation.response.body.schema.required",
            "validation.response.body.schema.additionalProperties",
            "validation.request.parameter.query.missing",
            "validation.request.parameter.query.unexpected");

    /** Parameters that are lists, which Genesys takes in the form of its own SDKs as well. */
    private static final Set<String> LISTS = Set.of("expand", "divisionIds");

    /**
     * Genesys sets it, and the definition says so beside a reference, where Swagger 2.0 has everything else ignored: so
     * the validator asks for it in what is submitted.
     */
    private static final String SET_BY_GENESYS = "Object has missing required properties ([\"createdBy\"])";

    private static final DefinitionCheck OFF = new DefinitionCheck(null);

    private final @Nullable DefinitionFile file;
    private final Map<String, Optional<OpenApiInteractionValidator>> validators = new ConcurrentHashMap<>();

    private DefinitionCheck(@Nullable DefinitionFile file) {
        this.file = file;
    }

    /** The check of this JVM, loaded once; off where the property is absent, empty, or names no file. */
    public static DefinitionCheck ofThisJvm() {
        return Loaded.CHECK;
    }

    static DefinitionCheck off() {
        return OFF;
    }

    public boolean isOn() {
        return file != null;
    }

    /** Why there is no check, as a sentence for a test that is skipped. */
    public static String whyOff() {
        return "Skipped: -D" + PROPERTY + "=<file> must name the published definition of the Genesys Cloud Platform API"
                + " (Swagger 2.0), which Genesys serves at https://api.mypurecloud.com/api/v2/docs/swagger.";
    }

    List<String> request(Ask ask) {
        OpenApiInteractionValidator validator = validator(ask.operation());
        if (ask.operation().template().equals(TextMessages.PATH)) {
            // Published, but not in the part of the definition that is at hand: its desk checks the form itself.
            return List.of();
        }
        if (validator == null) {
            return file == null ? List.of() : List.of("the path is not in the definition");
        }
        SimpleRequest.Builder request =
                new SimpleRequest.Builder(ask.operation().method(), path(ask));
        ask.query()
                .forEach(
                        (name, values) -> request.withQueryParam(name, LISTS.contains(name) ? ask.list(name) : values));
        ask.headers().forEach(request::withHeader);
        if (ask.body().length > 0) {
            request.withBody(ask.body());
        }
        return violations(validator.validateRequest(request.build())).stream()
                .filter(violation -> !violation.contains(SET_BY_GENESYS))
                .toList();
    }

    List<String> answer(Ask ask, int status, String contentType, byte[] body) {
        OpenApiInteractionValidator validator = validator(ask.operation());
        if (validator == null) {
            return List.of();
        }
        SimpleResponse.Builder response = SimpleResponse.Builder.status(status).withContentType(contentType);
        if (body.length > 0) {
            response.withBody(body);
        }
        Request.Method method = Request.Method.valueOf(ask.operation().method().toUpperCase(Locale.ROOT));
        return violations(validator.validateResponse(path(ask), method, response.build()));
    }

    private @Nullable OpenApiInteractionValidator validator(Operation operation) {
        DefinitionFile read = file;
        return read == null
                ? null
                : validators
                        .computeIfAbsent(operation.template(), template -> Optional.ofNullable(read.of(template))
                                .map(part -> OpenApiInteractionValidator.createForInlineApiSpecification(part)
                                        .build()))
                        .orElse(null);
    }

    private static String path(Ask ask) {
        String template = ask.operation().template();
        int brace = template.indexOf('{');
        return brace < 0
                ? template
                : template.substring(0, brace) + ask.variable() + template.substring(template.indexOf('}') + 1);
    }

    private static List<String> violations(ValidationReport report) {
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .map(DefinitionCheck::withoutValues)
                .toList();
    }

    private static String withoutValues(Message message) {
        StringBuilder said = new StringBuilder(message.getKey());
        message.getContext().ifPresent(context -> {
            context.getParameter().ifPresent(parameter -> said.append(" ").append(parameter.getName()));
            context.getPointers().ifPresent(pointers -> said.append(" at ").append(pointers.getInstance()));
        });
        return NAMES_ONLY.contains(message.getKey()) ? said + " (" + message.getMessage() + ")" : said.toString();
    }

    private static final class Loaded {
        private static final DefinitionCheck CHECK = load(System.getProperty(PROPERTY, ""));

        private static DefinitionCheck load(String path) {
            return path.isBlank() || !Files.isRegularFile(Path.of(path))
                    ? OFF
                    : new DefinitionCheck(DefinitionFile.read(Path.of(path)));
        }
    }
}
