package io.genesysdsr.evidence;

import io.genesysdsr.evidence.Availability.Category;
import io.genesysdsr.evidence.Availability.Figures;
import io.genesysdsr.evidence.Availability.Missing;
import io.genesysdsr.request.CategoriesTold;
import io.genesysdsr.request.Dossier;
import io.genesysdsr.request.Dossier.EventRecord;
import io.genesysdsr.request.Dossier.TaskRecord;
import io.genesysdsr.request.Regulation;
import io.genesysdsr.request.Request;
import io.genesysdsr.request.RequestState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a dossier into the figures and sentences of its data-availability report. */
final class Availabilities {

    private static final Set<RequestState> INCOMPLETE =
            EnumSet.of(RequestState.PARTLY_FULFILLED, RequestState.REFUSED, RequestState.FAILED);

    private Availabilities() {}

    static Availability of(Dossier dossier, Words words) {
        Request request = dossier.request();
        Ending ending = Ending.of(dossier);
        CategoriesTold told =
                CategoriesTold.in(dossier).filter(CategoriesTold::isAnswer).orElse(null);
        return new Availability(
                Availability.FORMAT,
                Availability.VERSION,
                request.id(),
                words.locale().toLanguageTag(),
                request.regulation().name(),
                request.right().name(),
                request.receivedAt(),
                request.deadlineAt(),
                asOf(dossier),
                ending.state().name(),
                ending.assurance(),
                words.say(told == null ? summary(request, ending) : "summary.CATEGORIES"),
                ending.code() == null ? null : words.say("reason", words.why(ending.code())),
                categories(dossier, words),
                told,
                advice(request.regulation(), ending.state(), words));
    }

    /** When the last part of the work closed: it stays the same however often the report is written. */
    private static Instant asOf(Dossier dossier) {
        return dossier.events().stream()
                .filter(e -> RequestState.CLOSING.name().equals(e.to()))
                .map(EventRecord::at)
                .reduce((first, last) -> last)
                .orElseThrow(() ->
                        new IllegalStateException("Request " + dossier.request().id() + " is not closing"));
    }

    private static String summary(Request request, Ending ending) {
        String key = "summary." + ending.state();
        if (ending.state() != RequestState.FULFILLED) {
            return key;
        }
        Assurance assurance = ending.assurance();
        return key + "." + request.right() + (assurance == null ? "" : "." + assurance);
    }

    private static List<Category> categories(Dossier dossier, Words words) {
        return dossier.tasks().stream()
                .map(TaskRecord::system)
                .distinct()
                .map(system -> category(dossier, system, words))
                .toList();
    }

    private static Category category(Dossier dossier, String system, Words words) {
        CategoryCount count = new CategoryCount(dossier, system);
        Figures figures = count.figures();
        List<Missing> missing = missing(count.notDone(), words);
        String title = words.sayOr(system, "system." + system);
        Statements statements = new Statements(words, dossier.request().right(), title);
        return new Category(system, title, figures, missing, statements.about(figures, missing));
    }

    /** One for each reason, in the order of the tasks. */
    private static List<Missing> missing(List<TaskRecord> notDone, Words words) {
        record Reason(String state, @Nullable String code) {}
        Map<Reason, Integer> identifiers = new LinkedHashMap<>();
        notDone.forEach(t -> identifiers.merge(new Reason(t.state().name(), t.code()), 1, Integer::sum));
        List<Missing> missing = new ArrayList<>();
        identifiers.forEach((r, n) -> missing.add(new Missing(r.state(), r.code(), n, words.why(r.code()))));
        return missing;
    }

    /** Whoever is told no must be told of complaint and remedy: GDPR and UK GDPR, article 12(4). */
    private static @Nullable String advice(Regulation regulation, RequestState state, Words words) {
        boolean owed = regulation == Regulation.GDPR || regulation == Regulation.UK_GDPR;
        return owed && INCOMPLETE.contains(state) ? words.say("advice") : null;
    }
}
