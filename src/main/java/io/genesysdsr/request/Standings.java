package io.genesysdsr.request;

import io.genesysdsr.request.AuditLogStore.Event;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells senders where their requests stand, and takes back what they withdraw. */
@Component
public class Standings {

    /** The code of a withdrawn request and of its tasks. */
    private static final String WITHDRAWN = "intake-121";

    private final StandingStore standings;
    private final RequestStore requests;
    private final TaskStore tasks;
    private final AuditLogStore audit;

    Standings(StandingStore standings, RequestStore requests, TaskStore tasks, AuditLogStore audit) {
        this.standings = standings;
        this.requests = requests;
        this.tasks = tasks;
        this.audit = audit;
    }

    /**
     * Where a request stands.
     *
     * @param sender whose request it must be, or null for anybody's
     * @return empty where there is none under that id, and where it is another sender's
     */
    public Optional<Standing> of(UUID id, @Nullable Sender sender) {
        return standings.find(id, sender);
    }

    /**
     * Withdraws a request of that sender where it can still be: it closes, with its evidence, as {@code WITHDRAWN}.
     *
     * @param actor who withdraws it, as the audit event will say
     * @return where it stood before; {@link Standing#withdrawable()} says whether it was withdrawn by this call
     */
    @Transactional
    public Optional<Standing> withdraw(UUID id, Sender sender, String actor) {
        if (standings.find(id, sender).isEmpty()) {
            return Optional.empty();
        }
        requests.lock(id);
        standings.lockTasks(id);
        Standing standing = standings.find(id, sender).orElseThrow();
        if (standing.withdrawable()) {
            close(requests.find(id).orElseThrow(), actor);
        }
        return Optional.of(standing);
    }

    private void close(Request request, String actor) {
        for (TaskStore.Closed task : tasks.withdraw(request.id(), WITHDRAWN)) {
            Transitions.checkTask(task.phase(), "TaskRefused", TaskState.REFUSED.name());
            audit.insert(Event.of(request.id(), task.id(), "TaskRefused")
                    .moving(task.phase(), TaskState.REFUSED.name())
                    .because(WITHDRAWN, null)
                    .by(actor)
                    .with(Map.of("system", task.system())));
        }
        Transitions.check(request.state().name(), "RequestWithdrawn", RequestState.CLOSING);
        requests.move(request, RequestState.CLOSING, WITHDRAWN, RequestState.WITHDRAWN);
        audit.insert(Event.of(request.id(), null, "RequestWithdrawn")
                .moving(request.state().name(), RequestState.CLOSING.name())
                .because(WITHDRAWN, null)
                .by(actor));
    }
}
