package io.genesysdsr.evidence;

import static io.genesysdsr.request.RequestState.FAILED;
import static io.genesysdsr.request.RequestState.FULFILLED;
import static io.genesysdsr.request.RequestState.NO_DATA_HELD;
import static io.genesysdsr.request.RequestState.PARTLY_FULFILLED;
import static io.genesysdsr.request.RequestState.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.genesysdsr.request.RequestState;
import io.genesysdsr.request.Right;
import io.genesysdsr.request.TaskState;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EndingTest {

    private static final String UNKNOWN = "{}";
    private static final String ONE = "{\"status\": \"COMPLETED\", \"results\": 1}";
    private static final String TWO = "{\"results\": 2}";
    private static final String NONE = "{\"results\": 0}";
    private static final String VERIFIED = "{\"results\": 0, \"confirmation\": \"VERIFIED\"}";
    private static final String ACCEPTED = "{\"results\": 0, \"confirmation\": \"ACCEPTED\"}";

    static Stream<Arguments> completeEndings() {
        return Stream.of(
                argumentSet(
                        "one export with data",
                        FULFILLED,
                        access().task("EMAIL", TaskState.DONE, ONE).stored(9, false)),
                argumentSet(
                        "an empty export beside one with data",
                        FULFILLED,
                        access().task("EMAIL", TaskState.DONE, ONE)
                                .stored(9, false)
                                .task("PHONE", TaskState.DONE, ONE)
                                .stored(22, true)),
                argumentSet(
                        "one empty archive of two",
                        FULFILLED,
                        access().task("EMAIL", TaskState.DONE, TWO)
                                .stored(22, true)
                                .stored(9, false)),
                argumentSet(
                        "a replaced empty archive does not make an export empty",
                        FULFILLED,
                        access().task("EMAIL", TaskState.DONE, ONE)
                                .artifact("SUPERSEDED", 22, true)
                                .stored(9, false)),
                argumentSet(
                        "all archives are empty",
                        NO_DATA_HELD,
                        access().task("EMAIL", TaskState.DONE, TWO)
                                .stored(22, true)
                                .stored(22, true)
                                .task("PHONE", TaskState.DONE, ONE)
                                .stored(22, true)),
                argumentSet("no results at all", NO_DATA_HELD, access().task("EMAIL", TaskState.DONE, NONE)),
                argumentSet(
                        "an empty archive and no results",
                        NO_DATA_HELD,
                        access().task("EMAIL", TaskState.DONE, ONE)
                                .stored(22, true)
                                .task("PHONE", TaskState.DONE, NONE)));
    }

    static Stream<Arguments> incompleteEndings() {
        return Stream.of(
                argumentSet(
                        "some were refused",
                        PARTLY_FULFILLED,
                        access().task("EMAIL", TaskState.DONE, ONE)
                                .stored(9, false)
                                .task("PHONE", TaskState.REFUSED, UNKNOWN)),
                argumentSet(
                        "nothing found where it was done, and some failed",
                        PARTLY_FULFILLED,
                        access().task("EMAIL", TaskState.DONE, NONE)
                                .task("PHONE", TaskState.FAILED, TWO)
                                .artifact("EXPIRED", 0, false)),
                argumentSet(
                        "all refused",
                        REFUSED,
                        access().task("EMAIL", TaskState.REFUSED, UNKNOWN).task("PHONE", TaskState.REFUSED, UNKNOWN)),
                argumentSet(
                        "one refused and one failed",
                        FAILED,
                        access().task("EMAIL", TaskState.REFUSED, UNKNOWN).task("PHONE", TaskState.FAILED, UNKNOWN)));
    }

    static Stream<Arguments> verdicts() {
        return Stream.of(
                argumentSet("a verdict before there was any task", REFUSED, access().verdict(REFUSED, "resolve-201")),
                argumentSet(
                        "a verdict after no task was done",
                        REFUSED,
                        access().task("EMAIL", TaskState.FAILED, UNKNOWN).verdict(REFUSED, "gdpr-402")),
                argumentSet(
                        "a verdict although something was done",
                        PARTLY_FULFILLED,
                        access().task("EMAIL", TaskState.DONE, ONE)
                                .stored(9, false)
                                .task("PHONE", TaskState.FAILED, UNKNOWN)
                                .verdict(FAILED, "gdpr-402")));
    }

    @ParameterizedTest
    @MethodSource({"completeEndings", "incompleteEndings", "verdicts"})
    void aRequestEndsAsItsTasksDid(RequestState end, DossierBuilder dossier) {
        assertThat(Ending.of(dossier.build()).state()).isEqualTo(end);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                argumentSet(
                        "everything verified",
                        FULFILLED,
                        Assurance.VERIFIED,
                        "EXTERNAL_CONTACT_ID",
                        VERIFIED,
                        VERIFIED),
                argumentSet("one of two accepted", FULFILLED, Assurance.ACCEPTED, "PHONE", VERIFIED, ACCEPTED),
                argumentSet("everything accepted", FULFILLED, Assurance.ACCEPTED, "PHONE", ACCEPTED, ACCEPTED),
                argumentSet("nobody looked", FULFILLED, Assurance.ACCEPTED, "PHONE", VERIFIED, UNKNOWN),
                argumentSet("one refused", PARTLY_FULFILLED, Assurance.VERIFIED, "PHONE", VERIFIED, null),
                argumentSet(
                        "one refused, one accepted", PARTLY_FULFILLED, Assurance.ACCEPTED, "PHONE", ACCEPTED, null));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void anErasureIsVerifiedOnlyIfEveryPartIs(
            RequestState end, Assurance assurance, String kind, String first, @Nullable String second) {
        for (Right right : new Right[] {Right.ERASURE, Right.RECTIFICATION}) {
            DossierBuilder dossier = DossierBuilder.asking(right).task("EXTERNAL_CONTACT_ID", TaskState.DONE, first);
            if (second == null) {
                dossier.task(kind, TaskState.REFUSED, UNKNOWN);
            } else {
                dossier.task(kind, TaskState.DONE, second);
            }

            assertThat(Ending.of(dossier.build())).isEqualTo(new Ending(end, assurance, null));
        }
    }

    static Stream<Arguments> contradictions() {
        return Stream.of(
                argumentSet(
                        "an archive is only intended",
                        access().task("EMAIL", TaskState.DONE, ONE).artifact("INTENDED", 0, false)),
                argumentSet(
                        "an archive expired beside an empty one",
                        access().task("EMAIL", TaskState.DONE, TWO)
                                .stored(22, true)
                                .artifact("EXPIRED", 0, false)),
                argumentSet(
                        "an archive is missing",
                        access().task("EMAIL", TaskState.DONE, TWO).stored(22, true)),
                argumentSet(
                        "an archive with data is missing",
                        access().task("EMAIL", TaskState.DONE, TWO).stored(9, false)),
                argumentSet("nobody counted the archives", access().task("EMAIL", TaskState.DONE, UNKNOWN)),
                argumentSet(
                        "only replaced archives",
                        access().task("EMAIL", TaskState.DONE, ONE).artifact("SUPERSEDED", 22, true)),
                argumentSet(
                        "an archive is missing in a request that is partly done anyway",
                        access().task("PHONE", TaskState.REFUSED, UNKNOWN)
                                .task("EMAIL", TaskState.DONE, ONE)
                                .artifact("EXPIRED", 0, false)),
                argumentSet("a task is still open", access().task("EMAIL", TaskState.OPEN, UNKNOWN)),
                argumentSet(
                        "a task is still parked beside one that is done",
                        access().task("PHONE", TaskState.DONE, NONE).task("EMAIL", TaskState.PARKED, UNKNOWN)),
                argumentSet("no tasks and no verdict", access()));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void aContradictionIsABugAndNoEnd(DossierBuilder dossier) {
        assertThatThrownBy(() -> Ending.of(dossier.build())).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCESS", "PORTABILITY"})
    void dataIsHeldOrNotForBothRightsToReceiveIt(Right right) {
        DossierBuilder nothing = DossierBuilder.asking(right).task("EMAIL", TaskState.DONE, NONE);
        assertThat(Ending.of(nothing.build())).isEqualTo(new Ending(NO_DATA_HELD, null, null));
    }

    private static DossierBuilder access() {
        return DossierBuilder.asking(Right.ACCESS);
    }
}
