package io.genesysdsr.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads everything about one request. */
@Component
class DossierStore {

    private final JdbcClient jdbc;

    DossierStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Dossier read(UUID id) {
        return jdbc.sql("select * from request where id = :id")
                .param("id", id)
                .query((row, n) -> new Dossier(
                        RequestStore.read(row, n),
                        row.getString("channel"),
                        at(row, "accepted_at"),
                        proofs(id),
                        identifiers(id),
                        tasks(id),
                        artifacts(id),
                        events(id)))
                .single();
    }

    private List<Dossier.ProofRecord> proofs(UUID id) {
        return jdbc.sql("select method, factors, strength, at from proof where request_id = :id order by noted_at, id")
                .param("id", id)
                .query((row, n) -> new Dossier.ProofRecord(
                        row.getString("method"),
                        Arrays.asList((String[]) row.getArray("factors").getArray()),
                        row.getString("strength"),
                        at(row, "at")))
                .list();
    }

    private List<Dossier.KnownBy> identifiers(UUID id) {
        return jdbc.sql("select * from identifier where request_id = :id order by kind, lookup_hash")
                .param("id", id)
                .query((row, n) -> new Dossier.KnownBy(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getString("origin"),
                        row.getString("lookup_hash"),
                        row.getBoolean("target")))
                .list();
    }

    private List<Dossier.TaskRecord> tasks(UUID id) {
        return jdbc.sql("""
                select t.*, i.kind, i.lookup_hash from task t join identifier i on i.id = t.identifier_id
                where t.request_id = :id order by t.system, i.kind, i.lookup_hash""")
                .param("id", id)
                .query((row, n) -> new Dossier.TaskRecord(
                        row.getObject("id", UUID.class),
                        row.getString("system"),
                        row.getString("kind"),
                        row.getString("lookup_hash"),
                        Arrays.asList((String[]) row.getArray("phases").getArray()),
                        TaskState.valueOf(row.getString("state")),
                        row.getString("code"),
                        row.getString("external_ref"),
                        row.getInt("renewals"),
                        row.getString("findings"),
                        TaskStore.instant(row, "closed_at")))
                .list();
    }

    private List<Dossier.StoredArtifact> artifacts(UUID id) {
        return jdbc.sql("select * from artifact where request_id = :id order by task_id, intended_at, id")
                .param("id", id)
                .query((row, n) -> new Dossier.StoredArtifact(
                        row.getObject("id", UUID.class),
                        row.getObject("task_id", UUID.class),
                        row.getString("state"),
                        row.getString("s3_key"),
                        row.getString("sha256"),
                        row.getLong("bytes"),
                        row.getLong("stored_bytes"),
                        row.getBoolean("empty")))
                .list();
    }

    private List<Dossier.EventRecord> events(UUID id) {
        return jdbc.sql("select * from audit_event where request_id = :id order by id")
                .param("id", id)
                .query((row, n) -> new Dossier.EventRecord(
                        row.getLong("id"),
                        at(row, "at"),
                        row.getObject("task_id", UUID.class),
                        row.getString("event"),
                        row.getString("from_state"),
                        row.getString("to_state"),
                        row.getString("code"),
                        row.getString("context_id"),
                        row.getString("actor"),
                        row.getString("details")))
                .list();
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
