package io.genesysdsr.sandbox.genesys;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The GDPR requests of the double's organisation, in the order of their random ids: stable from page to page, and no
 * order of time, which the definition promises nowhere.
 */
public final class GdprRequests {
    private final NavigableMap<String, GdprRequest> byId = new ConcurrentSkipListMap<>();
    private final Agenda agenda;
    private final Clock clock;
    private final Duration listedAfter;

    GdprRequests(Agenda agenda, Clock clock, Duration listedAfter) {
        this.agenda = agenda;
        this.clock = clock;
        this.listedAfter = listedAfter;
    }

    void add(GdprRequest request) {
        byId.put(request.id(), request);
    }

    /** All, also those that the listing does not show yet. */
    public List<GdprRequest> all() {
        agenda.catchUp();
        return List.copyOf(byId.values());
    }

    public List<GdprRequest> ofType(RequestType type) {
        return all().stream().filter(request -> request.type() == type).toList();
    }

    /** The request with this id, or null. */
    public @Nullable GdprRequest find(String id) {
        agenda.catchUp();
        return byId.get(id);
    }

    public int size() {
        return byId.size();
    }

    /** Those that the listing shows by now. */
    List<GdprRequest> listed() {
        if (listedAfter.isZero()) {
            return all();
        }
        var latest = clock.instant().minus(listedAfter);
        return all().stream()
                .filter(request -> !request.createdDate().isAfter(latest))
                .toList();
    }
}
