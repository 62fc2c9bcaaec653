package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.sandbox.genesys.Fault;
import io.genesysdsr.sandbox.genesys.Faults;
import io.genesysdsr.sandbox.genesys.Person;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests end as they would have, whatever Genesys and the network do in between; nothing is ever submitted twice. */
class GenesysTroubleTest extends Journey {

    private static final String SUBMIT = "POST /api/v2/gdpr/requests";
    private static final String FOLLOW = "GET /api/v2/gdpr/requests/{requestId}";
    private static final String FIND = "GET /api/v2/gdpr/subjects";
    private static final String DOWNLOAD = "GET /api/v2/downloads/{downloadId}";
    private static final String STORAGE = "GET /results/{resultId}";

    @Test
    void throttlingInBurstsOnlyDelays() {
        Person person = contact();
        genesys().faults().next(1, FIND, Fault.throttled(1));
        genesys().faults().next(1, SUBMIT, Fault.throttledInHeader(1));
        genesys().faults().next(1, FOLLOW, Fault.throttledInBody(1));
        String reference = drop("ACCESS", identifier("EMAIL", person.email()));
        awaitState(reference, "FULFILLED");
        assertThat(submissionsNaming(person.contactId())).isEqualTo(1);
        assertThat(story(reference)).anyMatch(e -> e.startsWith("RequestThwarted ACCEPTED genesys-429 "));
    }

    @Test
    void aTokenThatIsRefusedInTheMiddleIsReplacedOnce() {
        Person person = contact();
        genesys().faults().next(1, FOLLOW, Fault.tokensRevoked());
        String reference = drop("ERASURE", identifier("EMAIL", person.email()));
        awaitState(reference, "FULFILLED");
        assertThat(events(reference)).doesNotContain("TaskThwarted");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void anErrorOfTheServerOnlyDelays(int status) {
        Person person = contact();
        genesys().faults().next(1, FIND, Fault.status(status));
        genesys().faults().next(1, FOLLOW, Fault.status(status));
        String reference = drop("ERASURE", identifier("EMAIL", person.email()));
        awaitState(reference, "FULFILLED");
        assertThat(submissionsNaming(person.contactId())).isEqualTo(1);
        assertThat(story(reference)).anyMatch(e -> e.startsWith("TaskThwarted AWAIT genesys-" + status + " "));
    }

    @Test
    void aSubmissionWhoseAnswerWasLostIsFoundAgainAndNotRepeated() {
        Person person = contact();
        genesys().faults().next(1, SUBMIT, Fault.droppedAfterEffect());
        String reference = drop("ERASURE", identifier("EMAIL", person.email()));
        awaitState(reference, "FULFILLED");
        assertThat(events(reference)).contains("SubmissionAdopted").doesNotContain("SubmissionAnswered");
        assertThat(submissionsNaming(person.contactId())).isEqualTo(1);
    }

    @Test
    void aSubmissionThatNeverArrivedIsSentAgainAfterTwoLooks() {
        Person person = contact();
        genesys().faults().next(1, SUBMIT, Fault.droppedBeforeEffect());
        String reference = drop("ERASURE", identifier("EMAIL", person.email()));
        awaitState(reference, "FULFILLED");
        assertThat(events(reference))
                .containsSubsequence("SubmissionLookedFor", "SubmissionRuledOut", "SubmissionAnswered");
        assertThat(submissionsNaming(person.contactId())).isEqualTo(1);
    }

    @Test
    void anAnswerThatCannotBeReadIsNoAnswer() {
        Person person = contact();
        genesys().faults().next(1, FIND, Fault.malformedJson());
        genesys().faults().next(1, SUBMIT, Fault.emptyBody());
        genesys().faults().next(1, FOLLOW, Fault.truncatedBody());
        String reference = drop("ERASURE", identifier("EMAIL", person.email()));
        awaitState(reference, "FULFILLED");
        assertThat(submissionsNaming(person.contactId())).isEqualTo(1);
    }

    @Test
    void genesysMayBeUnreachableForAWhile() {
        Person person = contact();
        Faults.Rule away = genesys().faults().always(Faults.ANY, Fault.droppedBeforeEffect());
        String reference = drop("ACCESS", identifier("EMAIL", person.email()));
        awaitEvent(reference, "RequestThwarted", 2);
        away.end();
        awaitState(reference, "FULFILLED");
        assertThat(submissionsNaming(person.contactId())).isEqualTo(1);
    }

    @Test
    void aStatusThatNobodyKnowsIsAPersonsToDecide() {
        Person person = contact();
        Faults.Rule odd = genesys().faults().always(FOLLOW, Fault.unknownStatus("HIBERNATING"));
        String reference = drop("ERASURE", identifier("EMAIL", person.email()));
        awaitReason(reference, "gdpr-401");
        odd.end();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 409, 413, 415})
    void anAnswerThatRepetitionWouldNotMendIsAPersonsToDecide(int status) {
        Person person = contact();
        genesys().faults().next(1, SUBMIT, Fault.status(status));
        String reference = drop("ERASURE", identifier("EMAIL", person.email()));
        awaitReason(reference, "genesys-" + status);
        assertThat(submissionsNaming(person.contactId())).isZero();
    }

    @Test
    void anExpiredResultIsAskedForAnewOnceAndTheEvidenceSaysSo() {
        Person person = contact();
        genesys().faults().next(1, DOWNLOAD, Fault.status(404));
        String reference = drop("ACCESS", identifier("EMAIL", person.email()));
        awaitState(reference, "FULFILLED");
        assertThat(events(reference)).containsSubsequence("ResultExpired", "TaskBegunAnew", "ArtifactStored");
        assertThat(submissionsNaming(person.contactId())).isEqualTo(2);
    }

    @Test
    void aResultThatExpiresASecondTimeIsAPersonsToDecide() {
        Person person = contact();
        genesys().faults().next(2, DOWNLOAD, Fault.status(404));
        String reference = drop("ACCESS", identifier("EMAIL", person.email()));
        awaitReason(reference, "ledger-603");
        assertThat(submissionsNaming(person.contactId())).isEqualTo(2);
    }

    @Test
    void aDownloadThatBreaksOffBeginsAgainAndNeverLeavesHalfAnObject() {
        Person person = contactWithTwentyMebibytes();
        genesys().faults().next(2, STORAGE, Fault.brokenAfter(9 << 20));
        String reference = drop("ACCESS", identifier("EMAIL", person.email()));
        awaitState(reference, "FULFILLED");
        assertThat(dossier(reference).artifacts()).singleElement().satisfies(a -> assertThat(a.bytes())
                .isGreaterThanOrEqualTo(20 << 20));
    }

    @Test
    void whereResultsAreNamedAnewWhatWasBegunUnderTheEarlierNamesIsInNobodysWay() {
        Person person = contactWithTwentyMebibytes();
        genesys().faults().always(FOLLOW, Fault.resultsRenamed());
        genesys().faults().next(1, STORAGE, Fault.brokenAfter(9 << 20));
        String reference = drop("ACCESS", identifier("EMAIL", person.email()));
        awaitState(reference, "FULFILLED");
        assertThat(dossier(reference).artifacts())
                .extracting(a -> a.state())
                .as("what was begun, and what was stored")
                .containsExactly("SUPERSEDED", "STORED");
        assertThat(events(reference)).contains("ArtifactSuperseded");
    }

    @Test
    void aSlowAnswerIsWaitedForOnlySoLong() {
        Person person = contact();
        genesys().faults().next(1, FOLLOW, Fault.slow(Duration.ofSeconds(5)));
        String reference = drop("ERASURE", identifier("EMAIL", person.email()));
        awaitState(reference, "FULFILLED");
        assertThat(story(reference)).anyMatch(e -> e.startsWith("TaskThwarted AWAIT genesys-900"));
    }

    private static Person contactWithTwentyMebibytes() {
        return genesys()
                .population()
                .add(Person.named("Subject " + unique())
                        .email(unique() + "@example.org")
                        .contact()
                        .exportBytes(20 << 20)
                        .build());
    }
}
