package io.genesysdsr.request;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person's exercise of one right under one regulation, as a worker holds it. Holds nothing personal.
 *
 * @param id ours
 * @param reference the sender's
 * @param regulation decides clock, words and plan
 * @param right what is asked for
 * @param state where it stands
 * @param verdict what a person decided about its end, else null
 * @param reviewCode why a person was or is asked, else null
 * @param country ISO 3166-1 alpha-2, where known
 * @param language BCP 47, where known
 * @param receivedAt when it was received, which starts the clock
 * @param deadlineAt when the answer is due by law
 * @param attempt failures in a row
 * @param version raised by each claim and move; a stale one fences a worker that lost its lease
 */
public record Request(
        UUID id,
        String reference,
        Regulation regulation,
        Right right,
        RequestState state,
        @Nullable RequestState verdict,
        @Nullable String reviewCode,
        @Nullable String country,
        @Nullable String language,
        Instant receivedAt,
        Instant deadlineAt,
        int attempt,
        int version) {}
