package io.genesysdsr.request;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One fact: that somebody established who is asking. It says nothing about where the request stands, is never changed,
 * and belongs to one request alone. Its source may be personal: its text shows method and factors alone.
 *
 * @param method how
 * @param factors what it rests on
 * @param source who established it: an agent, an issuer, or the product itself
 * @param at when
 * @param speaksFor the identifiers that it speaks for, as keyed hashes; empty where it speaks for the whole request, as
 *     an agent or the company's own portal does
 * @param once what may be used a single time, as keyed hash (a token's issuer and id); null where nothing can be replayed
 */
public record Proof(
        ProofMethod method,
        Set<Factor> factors,
        String source,
        Instant at,
        Set<String> speaksFor,
        @Nullable String once) {

    public Proof {
        factors = Set.copyOf(factors);
        speaksFor = Set.copyOf(speaksFor);
    }

    /** What it is worth by itself. */
    public Strength strength() {
        return Strength.of(factors);
    }

    /** Whether everything that was submitted is covered by it. */
    public boolean isForWholeRequest() {
        return speaksFor.isEmpty();
    }

    @Override
    public String toString() {
        return "Proof[" + method + " " + factors + "]";
    }
}
