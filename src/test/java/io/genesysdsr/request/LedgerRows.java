package io.genesysdsr.request;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts requests and tasks into any state, as tests of what follows from it need them; nothing in them is readable. */
public final class LedgerRows {

    private final JdbcClient db;

    public LedgerRows(JdbcClient db) {
        this.db = db;
    }

    /** A request under the reference {@code R-<id>}, with the code {@code resolve-201}. */
    public UUID request(String state, @Nullable String resume) {
        UUID id = UUID.randomUUID();
        db.sql("""
                insert into request (id, reference, channel, regulation, subject_right, received_at, deadline_at, state,
                    resume_state, review_code)
                values (:id, :reference, 'table', 'GDPR', 'ACCESS', now(), now() + interval '30 days', :state, :resume,
                    'resolve-201')""")
                .param("id", id)
                .param("reference", "R-" + id)
                .param("state", state)
                .param("resume", resume)
                .update();
        return id;
    }

    /** A task of the system {@code gdpr} in the phase {@code AWAIT}, with an effect in doubt and the code gdpr-401. */
    public UUID task(UUID request, String state) {
        return task(request, "gdpr", state, 0);
    }

    /**
     * A task in the phase {@code AWAIT}.
     *
     * @param overdueSeconds since when it is due
     */
    public UUID task(UUID request, String system, String state, int overdueSeconds) {
        UUID id = UUID.randomUUID();
        UUID identifier = identifier(request);
        db.sql("""
                insert into task (id, request_id, identifier_id, system, phases, phase, state, code, latest_safe,
                    intent_at, external_ref, due_at)
                values (:id, :request, :identifier, :system, '{SUBMIT,AWAIT,COLLECT}', 'AWAIT', :state, 'gdpr-401', now(),
                    now(), :id::text, now() - make_interval(secs => :overdue))""")
                .param("id", id)
                .param("request", request)
                .param("identifier", identifier)
                .param("system", system)
                .param("state", state)
                .param("overdue", overdueSeconds)
                .update();
        return id;
    }

    /** An identifier that nobody can read. */
    public UUID identifier(UUID request) {
        UUID identifier = UUID.randomUUID();
        db.sql("""
                insert into identifier (id, request_id, kind, origin, value, lookup_hash)
                values (:id, :request, 'EMAIL', 'SUBMITTED', '', :hash)""")
                .param("id", identifier)
                .param("request", request)
                .param("hash", identifier.toString())
                .update();
        return identifier;
    }
}
