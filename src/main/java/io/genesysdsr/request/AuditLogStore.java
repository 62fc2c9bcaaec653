package io.genesysdsr.request;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Inserts audit events, in the transaction of the move that they tell of. They hold no personal data. */
@Component
class AuditLogStore {

    /**
     * One thing that happened.
     *
     * @param event its name, a past participle
     * @param from the state before
     * @param to the state after
     */
    record Event(
            UUID requestId,
            @Nullable UUID taskId,
            String event,
            @Nullable String from,
            @Nullable String to,
            @Nullable String code,
            @Nullable String contextId,
            String actor,
            Map<String, ?> details) {

        static Event of(UUID requestId, @Nullable UUID taskId, String event) {
            return new Event(requestId, taskId, event, null, null, null, null, "genesys-dsr", Map.of());
        }

        Event moving(String from, String to) {
            return new Event(requestId, taskId, event, from, to, code, contextId, actor, details);
        }

        Event because(@Nullable String code, @Nullable String contextId) {
            return new Event(requestId, taskId, event, from, to, code, contextId, actor, details);
        }

        Event by(String actor) {
            return new Event(requestId, taskId, event, from, to, code, contextId, actor, details);
        }

        Event with(Map<String, ?> details) {
            return new Event(requestId, taskId, event, from, to, code, contextId, actor, details);
        }
    }

    private final JdbcClient jdbc;
    private final FactsJson json;

    AuditLogStore(JdbcClient jdbc, FactsJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(Event e) {
        jdbc.sql("""
                insert into audit_event (request_id, task_id, event, from_state, to_state, code, context_id, actor, details)
                values (:request, :task, :event, :from, :to, :code, :context, :actor, :details::jsonb)""")
                .param("request", e.requestId())
                .param("task", e.taskId())
                .param("event", e.event())
                .param("from", e.from())
                .param("to", e.to())
                .param("code", e.code())
                .param("context", e.contextId())
                .param("actor", e.actor())
                .param("details", json.write(e.details()))
                .update();
    }
}
