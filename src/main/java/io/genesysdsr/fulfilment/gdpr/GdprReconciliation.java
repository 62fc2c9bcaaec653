package io.genesysdsr.fulfilment.gdpr;

import io.genesysdsr.failure.NeedsPerson;
import io.genesysdsr.genesys.GdprApi;
import io.genesysdsr.genesys.GdprRequest;
import io.genesysdsr.genesys.GdprSubject;
import io.genesysdsr.genesys.GenesysAnswer;
import io.genesysdsr.genesys.GenesysSettings;
import io.genesysdsr.request.Intents;
import io.genesysdsr.request.Outcome;
import io.genesysdsr.request.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Looks for a GDPR request that may have been sent although no answer was recorded. Genesys offers no key of ours, no
 * filter and no order, so one is adopted only if it has the same type and an equal subject, was made by our client since
 * the intent, belongs to no other task, and is the only one. It is sent again only after two looks found none.
 */
@Component
class GdprReconciliation {

    private static final String SEVERAL = "gdpr-403";
    private static final int LOOKS = 2;

    private final GdprApi api;
    private final GdprSettings settings;
    private final GenesysSettings genesys;
    private final Intents intents;

    GdprReconciliation(GdprApi api, GdprSettings settings, GenesysSettings genesys, Intents intents) {
        this.api = api;
        this.settings = settings;
        this.genesys = genesys;
        this.intents = intents;
    }

    /** Begins a look; it is closed at once where it would come too early to see what was sent. */
    Attempt begin(Task task) {
        return new Attempt(Standing.IN_DOUBT, untilVisible(task).isZero(), 1, api.list(1), List.of());
    }

    /** Reads one page. */
    Attempt next(Task task, Attempt look, GenesysAnswer answer) {
        GdprApi.RequestListing page = api.requests(answer, look.page());
        List<String> candidates = new ArrayList<>(look.found());
        page.requests().stream()
                .filter(r -> couldBeOurs(task, r))
                .map(r -> Objects.requireNonNull(r.id()))
                .filter(id -> !candidates.contains(id))
                .forEach(candidates::add);
        int next = look.page() + 1;
        return new Attempt(Standing.IN_DOUBT, !page.last(), next, api.list(next), candidates);
    }

    private boolean couldBeOurs(Task task, GdprRequest request) {
        Instant since = Objects.requireNonNull(task.intentAt()).minus(settings.clockSkew());
        GdprSubject subject = request.subject();
        return request.id() != null
                && api.isOurs(request)
                && Translation.type(task.right()).name().equals(request.requestType())
                && request.createdDate() != null
                && !request.createdDate().isBefore(since)
                && subject != null
                && subject.isSameAs(Translation.subject(task.identifier()))
                && !intents.isReferredTo(task.system(), request.id());
    }

    /**
     * Adopts what was found, or decides when to look again, or that it may be sent again.
     *
     * @throws NeedsPerson where more than one could be ours
     */
    Outcome conclude(Task task, Attempt look) {
        Duration wait = untilVisible(task);
        if (!wait.isZero()) {
            return new Outcome.Again(wait);
        }
        if (look.found().size() > 1) {
            throw new NeedsPerson(SEVERAL);
        }
        if (look.found().size() == 1) {
            intents.refer(task, look.found().get(0), true);
            return new Outcome.Done();
        }
        if (task.looks() + 1 < LOOKS) {
            intents.lookedInVain(task);
            return new Outcome.Again(settings.settle());
        }
        intents.forget(task);
        return new Outcome.Again(Duration.ZERO);
    }

    /** The first look comes after the read time-out plus the time that Genesys' listing may lag. */
    private Duration untilVisible(Task task) {
        Instant visible = Objects.requireNonNull(task.intentAt())
                .plus(genesys.readTimeout())
                .plus(settings.settle());
        return visible.isAfter(task.now()) ? Duration.between(task.now(), visible) : Duration.ZERO;
    }
}
