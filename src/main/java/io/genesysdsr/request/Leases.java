package io.genesysdsr.request;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The work that this replica holds: its leases are renewed while it runs, and it is known how much more fits. */
@Component("leases")
public class Leases {

    private record Held(String lane, int version) {}

    private final TaskStore tasks;
    private final RequestStore requests;
    private final LedgerSettings settings;
    private final Map<UUID, Held> heldTasks = new ConcurrentHashMap<>();
    private final Map<UUID, Held> heldRequests = new ConcurrentHashMap<>();

    Leases(TaskStore tasks, RequestStore requests, LedgerSettings settings) {
        this.tasks = tasks;
        this.requests = requests;
        this.settings = settings;
    }

    /** Lengthens the lease of everything that is held and not yet lost. */
    public void renew() {
        tasks.renew(versions(heldTasks));
        requests.renew(versions(heldRequests));
    }

    private static Map<UUID, Integer> versions(Map<UUID, Held> held) {
        Map<UUID, Integer> versions = new ConcurrentHashMap<>();
        held.forEach((id, h) -> versions.put(id, h.version()));
        return versions;
    }

    /** How many more tasks of a system this replica may hold in a lane. */
    int room(String system, Lane lane) {
        return room(system + "/" + lane, lane == Lane.LONG ? settings.longInHand() : settings.quickInHand());
    }

    /** How many more requests in a state this replica may hold. */
    int room(RequestState state) {
        return room(state.name(), settings.quickInHand());
    }

    private int room(String lane, int capacity) {
        long held =
                heldTasks.values().stream().filter(h -> h.lane().equals(lane)).count()
                        + heldRequests.values().stream()
                                .filter(h -> h.lane().equals(lane))
                                .count();
        return (int) Math.max(0, capacity - held);
    }

    void hold(Task task, Lane lane) {
        heldTasks.put(task.id(), new Held(task.system() + "/" + lane, task.version()));
    }

    void hold(Request request) {
        heldRequests.put(request.id(), new Held(request.state().name(), request.version()));
    }

    /** A worker is through with the task, whatever came of it; a later claim of the same task stays held. */
    void release(Task task) {
        heldTasks.computeIfPresent(task.id(), (id, h) -> h.version() == task.version() ? null : h);
    }

    /** A worker is through with the request, whatever came of it; a later claim of the same one stays held. */
    void release(Request request) {
        heldRequests.computeIfPresent(request.id(), (id, h) -> h.version() == request.version() ? null : h);
    }
}
