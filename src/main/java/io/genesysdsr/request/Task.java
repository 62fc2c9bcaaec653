package io.genesysdsr.request;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One system's part of one request for one identifier, as the worker that claimed it holds it.
 *
 * @param id ours
 * @param requestId its request
 * @param right what the request asks for
 * @param system which system of record
 * @param phases the phases that the plan lists, in order
 * @param phase the one that is due
 * @param identifier whose data, personal
 * @param attempt failures in a row
 * @param round how often this phase was asked to come again
 * @param renewals how often the task was begun anew
 * @param version fences a worker that lost its lease
 * @param intentAt when an effect that is still in doubt was about to begin, else null
 * @param looks how often that effect was looked for
 * @param externalRef what the system calls the effect, else null
 * @param now the database's clock at the claim
 */
public record Task(
        UUID id,
        UUID requestId,
        Right right,
        String system,
        List<Phase> phases,
        Phase phase,
        Identifier identifier,
        int attempt,
        int round,
        int renewals,
        int version,
        @Nullable Instant intentAt,
        int looks,
        @Nullable String externalRef,
        Instant now) {

    /** The route that works on it now, {@code <system>-<phase>}. */
    public String route() {
        return system + "-" + phase.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The external reference of a task that must have one by now. */
    public String requiredExternalRef() {
        if (externalRef == null) {
            throw new IllegalStateException("Task " + id + " reached " + phase + " without an external reference");
        }
        return externalRef;
    }

    /** The phase after the present one, or null where the plan ends. */
    @Nullable
    Phase nextPhase() {
        int next = phases.indexOf(phase) + 1;
        return next < phases.size() ? phases.get(next) : null;
    }

    @Override
    public String toString() {
        return "Task[" + id + " " + route() + "]";
    }
}
