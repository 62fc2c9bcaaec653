package io.genesysdsr.request;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code artifact}. */
@Component
class ArtifactStore {

    private final JdbcClient jdbc;

    ArtifactStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The artifact; empty while the object of an earlier one from the same source is being deleted. */
    Optional<Artifact> intend(UUID id, Task task, String sourceHash, String s3Key) {
        return jdbc.sql("""
                insert into artifact (id, request_id, task_id, source_hash, state, s3_key)
                values (:id, :request, :task, :source, 'INTENDED', :key)
                on conflict (task_id, source_hash) do update
                    set state = case artifact.state when 'STORED' then 'STORED' else 'INTENDED' end,
                        s3_key = case when artifact.purged_at is null then artifact.s3_key else excluded.s3_key end,
                        superseded_at = null, purge_intended_at = null, purged_at = null
                    where artifact.purge_intended_at is null or artifact.purged_at is not null
                returning id, s3_key, state = 'STORED' as stored""")
                .param("id", id)
                .param("request", task.requestId())
                .param("task", task.id())
                .param("source", sourceHash)
                .param("key", s3Key)
                .query((row, n) -> new Artifact(
                        row.getObject("id", UUID.class), row.getString("s3_key"), row.getBoolean("stored")))
                .optional();
    }

    void stored(UUID id, String sha256, long bytes, long storedBytes, boolean empty) {
        jdbc.sql("""
                update artifact set state = 'STORED', sha256 = :sha256, bytes = :bytes, stored_bytes = :stored,
                    empty = :empty, stored_at = clock_timestamp()
                where id = :id""")
                .param("sha256", sha256)
                .param("bytes", bytes)
                .param("stored", storedBytes)
                .param("empty", empty)
                .param("id", id)
                .update();
    }

    void expire(UUID id) {
        jdbc.sql("update artifact set state = 'EXPIRED' where id = :id and state = 'INTENDED'")
                .param("id", id)
                .update();
    }

    boolean isAnyExpired(UUID taskId) {
        return jdbc.sql("select exists (select 1 from artifact where task_id = :task and state = 'EXPIRED')")
                .param("task", taskId)
                .query(Boolean.class)
                .single();
    }

    /**
     * Takes artifacts out of the count that came, or were to come, from elsewhere than from these sources. One that is
     * stored goes only where the same content is stored from one of them.
     */
    List<UUID> supersedeOthers(UUID taskId, List<String> sourceHashes) {
        return jdbc.sql("""
                update artifact other set state = 'SUPERSEDED', superseded_at = clock_timestamp()
                where task_id = :task and source_hash <> all (:sources)
                  and (state = 'INTENDED' or state = 'STORED' and exists (
                      select 1 from artifact known
                      where known.task_id = other.task_id and known.source_hash = any (:sources)
                        and known.state = 'STORED' and known.sha256 = other.sha256))
                returning id""")
                .param("task", taskId)
                .param("sources", sourceHashes.toArray(String[]::new))
                .query(UUID.class)
                .list();
    }

    /** What the former submission of the task produced is replaced by what the new one will. */
    void supersede(UUID taskId) {
        jdbc.sql("""
                update artifact set state = 'SUPERSEDED', superseded_at = clock_timestamp()
                where task_id = :task and state <> 'SUPERSEDED'""").param("task", taskId).update();
    }
}
