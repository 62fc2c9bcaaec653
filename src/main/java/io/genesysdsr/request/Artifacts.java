package io.genesysdsr.request;

import io.genesysdsr.failure.TryLater;
import io.genesysdsr.request.AuditLogStore.Event;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is stored for a task: first intended, then stored, so that after a crash it is known what may lie around. Only who
 * holds the task may say so: a worker that lost its lease may be late by hours, and the artifact given up since.
 */
@Component("artifacts")
public class Artifacts {

    private static final String BEING_DELETED = "evidence-707";

    private final ArtifactStore store;
    private final TaskStore tasks;
    private final AuditLogStore audit;
    private final Supplier<UUID> ids;

    Artifacts(ArtifactStore store, TaskStore tasks, AuditLogStore audit, Supplier<UUID> ids) {
        this.store = store;
        this.tasks = tasks;
        this.audit = audit;
        this.ids = ids;
    }

    /**
     * Commits that something is about to be stored.
     *
     * @param sourceHash keyed hash of where it comes from; a second time gives the same artifact
     */
    @Transactional
    public Artifact intend(Task task, String sourceHash) {
        tasks.requireHeld(task);
        UUID id = ids.get();
        return store.intend(id, task, sourceHash, "artifacts/" + task.requestId() + "/" + id)
                .orElseThrow(() -> TryLater.withoutEffect(BEING_DELETED, null));
    }

    /** Notes what was stored. */
    @Transactional
    public void stored(Task task, Artifact artifact, String sha256, long bytes, long storedBytes, boolean empty) {
        tasks.requireHeld(task);
        store.stored(artifact.id(), sha256, bytes, storedBytes, empty);
        audit.insert(Event.of(task.requestId(), task.id(), "ArtifactStored")
                .with(Map.of("artifact", artifact.id().toString(), "sha256", sha256, "bytes", bytes, "empty", empty)));
    }

    /** Notes that what was intended can no longer be had; an artifact that is stored stays. */
    @Transactional
    public void expired(Task task, Artifact artifact) {
        tasks.requireHeld(task);
        store.expire(artifact.id());
        audit.insert(Event.of(task.requestId(), task.id(), "ResultExpired")
                .with(Map.of("artifact", artifact.id().toString())));
    }

    /**
     * Everything that these sources name is stored: what was begun, or stored twice, under names that a system has since
     * given up counts no longer.
     *
     * @param sourceHashes keyed hashes of where everything comes from now
     */
    @Transactional
    public void supersedeOthers(Task task, List<String> sourceHashes) {
        tasks.requireHeld(task);
        store.supersedeOthers(task.id(), sourceHashes)
                .forEach(id -> audit.insert(Event.of(task.requestId(), task.id(), "ArtifactSuperseded")
                        .with(Map.of("artifact", id.toString()))));
    }

    /** Whether something that was intended for the task can no longer be had. */
    public boolean isAnyExpired(Task task) {
        return store.isAnyExpired(task.id());
    }
}
