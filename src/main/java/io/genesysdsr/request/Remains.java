package io.genesysdsr.request;

import io.genesysdsr.request.AuditLogStore.Event;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What remains of requests when nobody needs it any more: objects that do not count, and everything personal of requests
 * that closed long enough ago. Hashes, states, codes and times stay, because the evidence is made of them.
 */
@Component
public class Remains {

    private final RemainsStore store;
    private final AuditLogStore audit;

    Remains(RemainsStore store, AuditLogStore audit) {
        this.store = store;
        this.audit = audit;
    }

    /** An object that is to be deleted. */
    public record Remnant(UUID artifactId, UUID requestId, UUID taskId, String s3Key) {}

    /**
     * Commits which objects are about to be deleted.
     *
     * @param superseded how long those stay that do not count
     * @param closed how long those of a closed request stay
     * @return how many more than before
     */
    @Transactional
    public int intend(Duration superseded, Duration closed) {
        return store.intend(superseded, closed);
    }

    /** Objects whose deletion is intended and not noted yet, in the order of their ids. */
    public List<Remnant> intended(UUID after, int most) {
        return store.intended(after, most);
    }

    /** Notes that the object is gone. */
    @Transactional
    public void purged(Remnant remnant) {
        if (store.purged(remnant.artifactId())) {
            audit.insert(Event.of(remnant.requestId(), remnant.taskId(), "ArtifactPurged")
                    .with(Map.of("artifact", remnant.artifactId().toString())));
        }
    }

    /**
     * Forgets requests of which no object is left, by forgetting their keys.
     *
     * @param closed how long ago they closed
     * @return how many, at most as many as were asked for
     */
    @Transactional
    public int forget(Duration closed, int most) {
        List<UUID> forgotten = store.forget(closed, most);
        forgotten.forEach(id -> audit.insert(Event.of(id, null, "RequestForgotten")));
        return forgotten.size();
    }
}
