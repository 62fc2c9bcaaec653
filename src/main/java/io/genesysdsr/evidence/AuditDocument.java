package io.genesysdsr.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The audit file as it is written: what was asked, what was done, when, with which answer, and how it ended. Subjects,
 * identifiers, the sender's reference and employees stand in it as keyed hashes only. {@code docs/evidence.md} explains
 * each field; what is null is left out.
 *
 * @param format {@value #FORMAT}
 * @param version {@value #VERSION}; raised when a field changes its meaning
 * @param sealedUnder name of the evidence key of the seal beside the file
 */
record AuditDocument(
        String format,
        int version,
        Asked asked,
        List<KnownBy> identifiers,
        List<AuditEntry> tasks,
        List<Event> events,
        Ended ended,
        String sealedUnder) {

    static final String FORMAT = "genesys-dsr/audit-file";
    static final int VERSION = 1;

    /** What was asked, and who was asking, as far as that may be said. */
    record Asked(
            UUID requestId,
            String referenceHash,
            String regulation,
            String right,
            String channel,
            @Nullable String country,
            Instant receivedAt,
            Instant acceptedAt,
            Instant deadlineAt,
            List<Proof> proofs) {}

    /** How, by which factors and when the person proved who they are; never to whom. */
    record Proof(String method, List<String> factors, String strength, Instant at) {}

    /** An identifier without its value; {@code searched}: systems were asked for it. */
    record KnownBy(UUID id, String kind, String origin, String hash, boolean searched) {}

    /** One thing that happened; a missing task means the request as a whole. */
    record Event(
            long number,
            Instant at,
            @Nullable UUID task,
            String event,
            @Nullable String from,
            @Nullable String to,
            @Nullable String code,
            @Nullable String contextId,
            Actor actor,
            JsonNode details) {}

    /** Who made it happen: the product by its name, a person by a keyed hash. */
    record Actor(@Nullable String product, @Nullable String personHash) {}

    /** How the request ends; {@code statement} says how sure that is. */
    record Ended(
            String state,
            @Nullable String code,
            @Nullable Assurance confirmation,
            @Nullable String statement) {}
}
