package io.genesysdsr.request;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known about one request, with identifiers as keyed hashes only: what evidence is made of.
 *
 * @param request where it stands
 * @param channel where it came in
 * @param acceptedAt when it was taken in
 * @param proofs how the person proved who they are, fact by fact
 * @param identifiers what the person is known by, hashed
 * @param tasks what was done, system by system
 * @param artifacts what was stored
 * @param events all that happened, in order
 */
public record Dossier(
        Request request,
        String channel,
        Instant acceptedAt,
        List<ProofRecord> proofs,
        List<KnownBy> identifiers,
        List<TaskRecord> tasks,
        List<StoredArtifact> artifacts,
        List<EventRecord> events) {

    /** An identifier without its value; {@code target}: systems were asked for it. */
    public record KnownBy(UUID id, String kind, String origin, String lookupHash, boolean target) {}

    /** A proof without its source. */
    public record ProofRecord(String method, List<String> factors, String strength, Instant at) {}

    /** How a task ended; {@code findings} is JSON of facts and figures. */
    public record TaskRecord(
            UUID id,
            String system,
            String identifierKind,
            String identifierHash,
            List<String> phases,
            TaskState state,
            @Nullable String code,
            @Nullable String externalRef,
            int renewals,
            String findings,
            @Nullable Instant closedAt) {}

    /** A stored object; {@code empty}: it holds nothing about the person. */
    public record StoredArtifact(
            UUID id,
            UUID taskId,
            String state,
            String s3Key,
            @Nullable String sha256,
            long bytes,
            long storedBytes,
            boolean empty) {}

    /** One audit event; {@code details} is JSON. */
    public record EventRecord(
            long id,
            Instant at,
            @Nullable UUID taskId,
            String event,
            @Nullable String from,
            @Nullable String to,
            @Nullable String code,
            @Nullable String contextId,
            String actor,
            String details) {}
}
