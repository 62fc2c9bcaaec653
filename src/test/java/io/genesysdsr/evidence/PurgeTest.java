package io.genesysdsr.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genesysdsr.evidence.EvidenceVerifier.Finding;
import io.genesysdsr.failure.TryLater;
import io.genesysdsr.request.Artifact;
import io.genesysdsr.request.Deliveries;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import io.genesysdsr.request.Lane;
import io.genesysdsr.request.Ledger;
import io.genesysdsr.request.Outcome;
import io.genesysdsr.request.Phase;
import io.genesysdsr.request.PlannedTask;
import io.genesysdsr.request.Register;
import io.genesysdsr.request.Remains;
import io.genesysdsr.request.Request;
import io.genesysdsr.request.RequestState;
import io.genesysdsr.request.Right;
import io.genesysdsr.request.Sender;
import io.genesysdsr.request.Submission;
import io.genesysdsr.request.Task;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The product is itself a store of personal data: what is needed no longer goes, the evidence stays. */
class PurgeTest extends EvidenceRoutes {

    private static final String SOURCE = "https://example.org/archive";

    @Autowired
    Purge purge;

    @Autowired
    PurgeSettings purgeSettings;

    @Autowired
    Remains remains;

    @Autowired
    ArtifactVault objects;

    @Autowired
    Vault vault;

    @Autowired
    Ledger ledger;

    @Autowired
    Register register;

    @Autowired
    Deliveries deliveries;

    @Test
    void anArchiveThatDoesNotCountIsDeletedADayLaterAndNoOther() {
        Request request =
                walk.closing(Right.ACCESS, List.of("a@example.org", "b@example.org", "c@example.org"), "data");
        List<Artifact> archives = archives(request);
        supersede(archives.get(0), 25);
        supersede(archives.get(1), 23);

        run();

        assertThat(archives.stream().map(a -> objects.exists(a.s3Key()))).containsExactly(false, true, true);
        assertThat(events(request)).containsOnlyOnce("ArtifactPurged").doesNotContain("RequestForgotten");
        assertThat(register.submitted(request.id())).hasSize(3);
    }

    @Test
    void aRequestIsForgottenSomeTimeAfterItsEndAndItsEvidenceStays() {
        Request request = walk.closing(Right.ACCESS, List.of("forgotten@example.org"), "data");
        close(request);
        closedDaysAgo(request, 89);
        run();
        assertThat(register.addressee(request.id()).email()).isEqualTo("forgotten@example.org");

        closedDaysAgo(request, 91);
        run();
        run();

        assertThat(objects.exists(archives(request).get(0).s3Key())).isFalse();
        assertThat(verify(request, "audit.json")).isEqualTo(Finding.GENUINE);
        assertThat(events(request)).containsOnlyOnce("ArtifactPurged", "RequestForgotten");
        assertThatThrownBy(() -> register.key(request.id())).hasMessageContaining("forgotten");
        assertThat(register.addressee(request.id()).email()).isNull();
        assertThat(jdbc.sql("select octet_length(value) from identifier where request_id = :id")
                        .param("id", request.id())
                        .query(Integer.class)
                        .list())
                .containsOnly(0);
    }

    @Test
    void theSameReferenceIsStillTheSameRequestWhenItIsForgotten() {
        Request request = walk.closing(Right.ACCESS, List.of("again@example.org"), "data");
        close(request);
        closedDaysAgo(request, 91);
        run();

        Submission again = new Submission(
                request.reference(),
                "table",
                request.regulation(),
                request.right(),
                Instant.now(),
                Instant.now(),
                null,
                List.of(new Identifier(IdentifierKind.EMAIL, "again@example.org")),
                List.of(),
                List.of(),
                null,
                null);

        assertThat(deliveries.receive(again, Sender.of("table"), null))
                .isEqualTo(new Deliveries.Delivery(request.id(), Deliveries.Kind.REPEATED));
    }

    @Test
    void whatWasIntendedBeforeACrashIsDeletedAfterItAndNothingIsStoredThereMeanwhile() {
        Task task = collecting("crash@example.org");
        Artifact first = vault.intend(task, SOURCE);
        vault.keep(task, first, new ByteArrayInputStream(new byte[10]), 10);
        supersede(first, 25);
        purge.intend();

        assertThatThrownBy(() -> vault.intend(task, SOURCE))
                .isInstanceOf(TryLater.class)
                .hasMessage("evidence-707");
        assertThat(objects.exists(first.s3Key())).isTrue();
        purge.delete();
        assertThat(objects.exists(first.s3Key())).isFalse();

        Artifact again = vault.intend(task, SOURCE);
        assertThat(again.isStored()).isFalse();
        assertThat(again.s3Key()).isNotEqualTo(first.s3Key());
        run();
        vault.keep(task, again, new ByteArrayInputStream(new byte[10]), 10);
        run();
        assertThat(objects.exists(again.s3Key())).isTrue();
    }

    @Test
    void aStoreThatIsAwayKeepsTheIntentAndTheKey() {
        Request request = walk.closing(Right.ACCESS, List.of("away@example.org"), "data");
        close(request);
        closedDaysAgo(request, 91);
        ArtifactVault nowhere = new ArtifactVault(s3, "no-such-bucket");
        Purge failing = new Purge(remains, nowhere, purgeSettings);
        failing.intend();
        failing.delete();
        failing.forget();
        nowhere.destroy();

        assertThat(events(request)).doesNotContain("ArtifactPurged", "RequestForgotten");
        run();
        assertThat(events(request)).contains("ArtifactPurged", "RequestForgotten");
    }

    @ParameterizedTest
    @CsvSource({"PT59M, P90D, superseded-after", "P2D, P1D, forget-after"})
    void timesThatWouldLoseSomethingStopTheStart(Duration superseded, Duration forget, String key) {
        assertThatThrownBy(() -> new PurgeSettings("0 0 3 * * ?", superseded, forget))
                .hasMessageContaining("dsr.evidence.purge." + key);
    }

    private void run() {
        purge.intend();
        purge.delete();
        purge.forget();
    }

    private Task collecting(String mail) {
        Request accepted = walk.accepted(Right.ACCESS, List.of(mail));
        docket.resolved(accepted, Set.of(new Identifier(IdentifierKind.EMAIL, mail)), Set.of(), Map.of());
        Request resolved = walk.claimed(RequestState.RESOLVED, accepted.id());
        docket.planned(
                resolved,
                docket.targets(resolved).stream()
                        .map(id -> new PlannedTask("gdpr", List.of(Phase.SUBMIT, Phase.COLLECT), id, Instant.now()))
                        .toList());
        ledger.claim("gdpr", Lane.QUICK).forEach(t -> ledger.record(t, new Outcome.Done()));
        return ledger.claim("gdpr", Lane.LONG).stream()
                .filter(t -> t.requestId().equals(accepted.id()))
                .findFirst()
                .orElseThrow();
    }

    private List<Artifact> archives(Request request) {
        return jdbc.sql("select id, s3_key from artifact where request_id = :id order by id")
                .param("id", request.id())
                .query((row, n) -> new Artifact(row.getObject("id", UUID.class), row.getString("s3_key"), true))
                .list();
    }

    private void supersede(Artifact archive, int hoursAgo) {
        jdbc.sql("""
                update artifact set state = 'SUPERSEDED', superseded_at = now() - make_interval(hours => :hours)
                where id = :id""").param("hours", hoursAgo).param("id", archive.id()).update();
    }

    private void closedDaysAgo(Request request, int days) {
        jdbc.sql("update request set closed_at = now() - make_interval(days => :days) where id = :id")
                .param("days", days)
                .param("id", request.id())
                .update();
    }

    private List<String> events(Request request) {
        return jdbc.sql("select event from audit_event where request_id = :id order by id")
                .param("id", request.id())
                .query(String.class)
                .list();
    }
}
