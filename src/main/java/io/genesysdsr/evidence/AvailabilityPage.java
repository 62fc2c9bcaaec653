package io.genesysdsr.evidence;

import io.genesysdsr.evidence.Availability.Category;
import io.genesysdsr.evidence.Availability.Changes;
import io.genesysdsr.evidence.Availability.Exports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Lays the data-availability report out as one page that needs nothing else: no script, no font, no picture. */
final class AvailabilityPage {

    private static final String STYLE_SHEET = "/templates/evidence/availability.css";

    private final SpringTemplateEngine engine = new SpringTemplateEngine();
    private final String style = resource(STYLE_SHEET);
    private final String policy = "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
            .formatted(sha256Base64(style));

    AvailabilityPage(MessageSource messages) {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/evidence/");
        templates.setSuffix(".html");
        templates.setTemplateMode(TemplateMode.HTML);
        templates.setCharacterEncoding(StandardCharsets.UTF_8.name());
        engine.setTemplateResolver(templates);
        engine.setTemplateEngineMessageSource(messages);
    }

    /** A label and what belongs to it; a part is some of what the row above counts. */
    record Row(String label, String value, boolean part) {

        Row(String label, String value) {
            this(label, value, false);
        }
    }

    /**
     * One category as it is shown.
     *
     * @param share how much of what was found was exported, in percent; null where there was nothing to export
     */
    record Section(
            String title,
            List<String> statements,
            List<Row> rows,
            @Nullable Integer share) {}

    byte[] of(Availability report, Words words) {
        Context context = new Context(words.locale());
        context.setVariables(Map.of(
                "report", report,
                "label", words.say(label(report)),
                "tone", tone(report),
                "facts", facts(report, words),
                "zone", words.zone(),
                "sections",
                        report.categories().stream().map(c -> section(c, words)).toList(),
                "style", style,
                "policy", policy));
        return engine.process("availability", context).getBytes(StandardCharsets.UTF_8);
    }

    /** What was accepted and not verified is never shown as fulfilled. */
    private static String label(Availability report) {
        boolean accepted = report.state().equals("FULFILLED") && report.confirmation() == Assurance.ACCEPTED;
        return "state." + (accepted ? Assurance.ACCEPTED.name() : report.state());
    }

    private static String tone(Availability report) {
        return switch (report.state()) {
            case "FULFILLED" -> report.confirmation() == Assurance.ACCEPTED ? "partly" : "good";
            case "NO_DATA_HELD" -> "calm";
            case "PARTLY_FULFILLED" -> "partly";
            default -> "bad";
        };
    }

    private static List<Row> facts(Availability report, Words words) {
        return List.of(
                new Row(words.say("fact.request"), report.requestId().toString()),
                new Row(words.say("fact.law"), words.say("regulation." + report.regulation())),
                new Row(words.say("fact.received"), words.day(report.receivedAt())),
                new Row(words.say("fact.as-of"), words.day(report.asOf())),
                new Row(words.say("fact.due"), words.day(report.dueAt())));
    }

    private static Section section(Category category, Words words) {
        Exports exports = category.figures().exports();
        Changes changes = category.figures().changes();
        List<Row> rows = new ArrayList<>();
        rows.add(row("figure.identifiers", category.figures().identifiers(), words));
        rows.add(part("figure.done", category.figures().done(), words));
        if (exports != null) {
            rows.addAll(exportRows(exports, words));
        }
        if (changes != null) {
            rows.add(part("figure.verified", changes.verified(), words));
            rows.add(part("figure.unverified", changes.accepted() + changes.unchecked(), words));
        }
        return new Section(category.title(), category.statements(), rows, share(exports));
    }

    /** An archive without content is nothing found, whatever its own size. */
    private static List<Row> exportRows(Exports exports, Words words) {
        if (exports.found() == exports.empty()) {
            return List.of(row("figure.only-empty", exports.empty(), words));
        }
        return List.of(
                row("figure.found", exports.found(), words),
                part("figure.exported", exports.exported(), words),
                part("figure.empty", exports.empty(), words),
                new Row(words.say("figure.size"), words.size(exports.bytes())));
    }

    private static @Nullable Integer share(@Nullable Exports exports) {
        if (exports == null || exports.found() == exports.empty()) {
            return null;
        }
        return 100 * exports.exported() / exports.found();
    }

    private static Row row(String label, int number, Words words) {
        return new Row(words.say(label), words.number(number));
    }

    private static Row part(String label, int number, Words words) {
        return new Row(words.say(label), words.number(number), true);
    }

    private static String resource(String name) {
        try (var stream = Objects.requireNonNull(AvailabilityPage.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256Base64(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
