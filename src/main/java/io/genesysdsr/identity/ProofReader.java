package io.genesysdsr.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.genesysdsr.request.Factor;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.Proof;
import io.genesysdsr.request.ProofMethod;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads what a sender gives as proof, in the one JSON form of all channels: an object or an array of objects, each an
 * agent's attestation or a signed token. What the product proves itself, by link or code, no sender can claim.
 */
@Component
public class ProofReader {

    private static final Duration TOLERATED_SKEW = Duration.ofMinutes(5);
    private static final int MOST = 10;
    private static final Set<Factor> AN_AGENT_CHECKS = EnumSet.complementOf(EnumSet.of(Factor.UNNAMED));

    private final TokenVerifier tokens;
    private final Clock clock;

    ProofReader(TokenVerifier tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** What is wrong: the column or field, and how to mend it; neither quotes anything. */
    public record Fault(String column, String mend) {}

    /** What was read: facts, or faults. */
    public record Reading(List<Proof> proofs, List<Fault> faults) {

        static Reading of(Proof proof) {
            return new Reading(List.of(proof), List.of());
        }

        static Reading fault(String column, String mend) {
            return new Reading(List.of(), List.of(new Fault(column, mend)));
        }
    }

    /**
     * Fetches what is needed to check signed tokens, if any are given: by network, and so before a transaction begins.
     *
     * @throws io.genesysdsr.failure.TryLater where an issuer's keys cannot be fetched now
     */
    public void prepare(@Nullable JsonNode given) {
        if (given == null) {
            return;
        }
        Iterable<JsonNode> entries = given.isArray() && given.size() <= MOST ? given : List.of(given);
        for (JsonNode entry : entries) {
            switch (method(entry)) {
                case "SIGNED_TOKEN" -> tokens.fetchKeys(ProofMethod.SIGNED_TOKEN, token(entry));
                case "OIDC" -> tokens.fetchKeys(ProofMethod.OIDC, token(entry));
                default -> {}
            }
        }
    }

    /**
     * Reads and checks, after {@link #prepare}.
     *
     * @param given an object, an array of objects, or null where nothing is given
     * @param reference the sender's reference of the request, which tokens are bound to
     * @param identifiers what the person was submitted under, one of which a token must name
     * @throws io.genesysdsr.failure.TryLater where an issuer's keys were not fetched
     */
    public Reading read(@Nullable JsonNode given, String reference, List<Identifier> identifiers) {
        if (given == null || given.isNull()) {
            return new Reading(List.of(), List.of());
        }
        if (!given.isArray()) {
            return one(given, "proof", reference, identifiers);
        }
        if (given.isEmpty() || given.size() > MOST) {
            return Reading.fault("proof", "give one proof, or an array of 1 to " + MOST);
        }
        List<Proof> proofs = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            Reading read = one(given.get(i), "proof[" + i + "]", reference, identifiers);
            proofs.addAll(read.proofs());
            faults.addAll(read.faults());
        }
        return new Reading(proofs, faults);
    }

    private Reading one(JsonNode entry, String column, String reference, List<Identifier> identifiers) {
        return switch (method(entry)) {
            case "AGENT_ATTESTED" -> attested(entry, column);
            case "SIGNED_TOKEN" -> token(ProofMethod.SIGNED_TOKEN, entry, column, reference, identifiers);
            case "OIDC" -> token(ProofMethod.OIDC, entry, column, reference, identifiers);
            default ->
                Reading.fault(
                        column + ".method",
                        "must be AGENT_ATTESTED with by, when and factors, or SIGNED_TOKEN or OIDC with token");
        };
    }

    private static String method(JsonNode entry) {
        return entry.path("method").asText("").strip().toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static String token(JsonNode entry) {
        return entry.path("token").asText("").strip();
    }

    private Reading token(
            ProofMethod method, JsonNode entry, String column, String reference, List<Identifier> identifiers) {
        TokenVerifier.Verdict verdict = tokens.verify(method, token(entry), reference, identifiers);
        Proof proof = verdict.proof();
        return proof == null ? Reading.fault(column + ".token", verdict.mend()) : Reading.of(proof);
    }

    private Reading attested(JsonNode entry, String column) {
        String by = entry.path("by").asText("").strip();
        if (by.isEmpty() || by.length() > 200) {
            return Reading.fault(column + ".by", "say in 1 to 200 characters who checked");
        }
        Instant at = instant(entry.path("when").asText(""));
        if (at == null || at.isAfter(clock.instant().plus(TOLERATED_SKEW))) {
            return Reading.fault(
                    column + ".when", "must be a time with its offset (RFC 3339) that is not in the future");
        }
        Set<Factor> factors = factors(entry.path("factors"));
        return factors == null
                ? Reading.fault(column + ".factors", "must be an array of what was checked, of " + AN_AGENT_CHECKS)
                : Reading.of(new Proof(ProofMethod.AGENT_ATTESTED, factors, by, at, Set.of(), null));
    }

    private static @Nullable Set<Factor> factors(JsonNode given) {
        if (given.isMissingNode() || given.isNull()) {
            return EnumSet.of(Factor.UNNAMED);
        }
        Set<Factor> read = EnumSet.noneOf(Factor.class);
        for (JsonNode name : given) {
            String wanted = name.asText("").strip().toUpperCase(Locale.ROOT).replace('-', '_');
            AN_AGENT_CHECKS.stream().filter(f -> f.name().equals(wanted)).forEach(read::add);
        }
        boolean understood = given.isArray() && !given.isEmpty() && given.size() <= MOST && read.size() == given.size();
        return understood ? read : null;
    }

    private static @Nullable Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
