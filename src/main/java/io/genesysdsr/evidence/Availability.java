package io.genesysdsr.evidence;

import io.genesysdsr.request.CategoriesTold;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The data-availability report: for each category of data what was found, what was exported, what is missing and why,
 * in figures and in plain words. It holds nothing personal, so that it may lie around.
 *
 * @param format {@value #FORMAT}
 * @param version {@value #VERSION}; raised when a field changes its meaning
 * @param language of every sentence, BCP 47
 * @param asOf when the last part of the work was closed
 * @param state how the request ends, a terminal state of {@link io.genesysdsr.request.RequestState}
 * @param confirmation how sure an erasure or a correction is; null for other rights
 * @param summary the same in one or two sentences
 * @param reason why a person ended the request, in plain words with its code; null where none did
 * @param categories one for each system of the plan
 * @param told what was told in general instead of what is held about the person (11 CCR section 7024); else null
 * @param advice what the person may do now, where not everything was done; else null
 */
record Availability(
        String format,
        int version,
        UUID requestId,
        String language,
        String regulation,
        String right,
        Instant receivedAt,
        Instant dueAt,
        Instant asOf,
        String state,
        @Nullable Assurance confirmation,
        String summary,
        @Nullable String reason,
        List<Category> categories,
        @Nullable CategoriesTold told,
        @Nullable String advice) {

    static final String FORMAT = "genesys-dsr/availability-report";
    static final int VERSION = 1;

    /**
     * What one system answered.
     *
     * @param system its name in the plan
     * @param title its name for people
     * @param figures what was counted
     * @param missing what was not done
     * @param statements the same in plain words
     */
    record Category(String system, String title, Figures figures, List<Missing> missing, List<String> statements) {}

    /**
     * What was counted for one system. {@code exports} is there for a right to receive data, {@code changes} for
     * erasure and rectification.
     *
     * @param identifiers under how many identifiers the system was asked
     * @param done for how many of them it is done
     */
    record Figures(
            int identifiers,
            int done,
            @Nullable Exports exports,
            @Nullable Changes changes) {}

    /**
     * What was exported.
     *
     * @param found archives that there are
     * @param exported archives that are stored in full
     * @param empty of these, archives that certainly hold nothing
     * @param bytes size of the exported archives
     * @param expired archives that expired before they were fetched
     * @param askedAnew identifiers under which the export was asked for a second time
     * @param nothingFound identifiers that were searched to their end without finding anything
     */
    record Exports(int found, int exported, int empty, long bytes, int expired, int askedAnew, int nothingFound) {}

    /**
     * What was erased or corrected.
     *
     * @param verified looked for again and gone, or corrected
     * @param accepted reported as done, without a customer record to check it against
     * @param unchecked customer records for which it was reported as done, and not checked
     */
    record Changes(int verified, int accepted, int unchecked) {}

    /**
     * Identifiers for which it was not done, for one reason.
     *
     * @param state {@code REFUSED} or {@code FAILED}
     * @param code the error code, explained in {@code docs/operating.md}
     * @param identifiers how many
     * @param why the reason in plain words
     */
    record Missing(String state, @Nullable String code, int identifiers, String why) {}
}
