package io.genesysdsr.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.genesysdsr.evidence.AuditEntries;
import io.genesysdsr.evidence.AuditEntry;
import io.genesysdsr.failure.TryLater;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.BeanUtils;

/** Closing: the audit file, then the report in both its forms, then the end; without all of them there is none. */
class CloseRequestRouteTest extends RouteStand {

    private int tasks = 1;
    private String failsAt = "";

    @BeforeEach
    void evidenceWithoutAStoreBehindIt() throws Exception {
        bindWhatTheErrorHandlerNames();
        bind("dossiers", new Dossiers());
        bind("auditEntries", BeanUtils.instantiateClass(AuditEntries.class));
        bind("auditFile", new AuditFile());
        bind("availabilityReport", new AvailabilityReport());
        bind("evidence", new Evidence());
        load(
                "support/on-error.camel.yaml",
                "5-evidence/close-request.camel.yaml",
                "5-evidence/audit-file.camel.yaml",
                "5-evidence/availability-report.camel.yaml");
    }

    @Test
    void theRequestClosesWithWhatWasKept() {
        close();
        assertThat(calls)
                .containsExactly(
                        "dossier of 7",
                        "describe task 1",
                        "compose [task 1]",
                        "keep audit",
                        "report on 7",
                        "keep data",
                        "keep page",
                        "close 7 of 7 with kept audit, kept data, kept page");
    }

    @Test
    void theAuditFileHasTheTasksInTheirOrder() {
        tasks = 3;
        close();
        assertThat(calls)
                .containsSubsequence(
                        "describe task 1",
                        "describe task 2",
                        "describe task 3",
                        "compose [task 1, task 2, task 3]",
                        "keep audit");
    }

    @Test
    void aRequestWithoutTasksHasAnAuditFileAsWell() {
        tasks = 0;
        close();
        assertThat(calls)
                .containsSubsequence("dossier of 7", "compose []", "keep audit")
                .last()
                .asString()
                .startsWith("close 7");
    }

    @ParameterizedTest
    @CsvSource({
        "dossier of 7, 1",
        "describe task 2, 3",
        "compose, 5",
        "keep audit, 6",
        "report on 7, 7",
        "keep data, 8",
        "keep page, 9",
        "close 7, 10",
    })
    void whereOneStepFailsNoneFollowsAndTheDocketHearsOnce(String step, int callsBeforeItEnds) {
        tasks = 3;
        failsAt = step;
        close();
        assertThat(calls).hasSize(callsBeforeItEnds).last().isEqualTo("docket hears of Asked[id=7]: evidence-701");
    }

    private void close() {
        send("direct:close-request", "request", new Asked(7));
    }

    private void note(String call) {
        if (!failsAt.isEmpty() && call.startsWith(failsAt)) {
            throw TryLater.withoutEffect("evidence-701", null);
        }
        calls.add(call);
    }

    /** A request. */
    public record Asked(int id) {}

    /** Its dossier. */
    public record Dossier(int id, List<String> tasks) {}

    /** The report in both its forms. */
    public record Report(String data, String page) {}

    /** What the route asks of the dossiers. */
    public final class Dossiers {
        public Dossier of(int id) {
            note("dossier of " + id);
            return new Dossier(
                    id,
                    IntStream.rangeClosed(1, tasks).mapToObj(i -> "task " + i).toList());
        }
    }

    /** What the route asks of the audit file. */
    public final class AuditFile {
        public AuditEntry describe(Dossier dossier, String task) {
            note("describe " + task);
            return new AuditEntry(
                    new UUID(0, 0),
                    task,
                    new AuditEntry.Subject("EMAIL", "hash"),
                    List.of(),
                    "DONE",
                    null,
                    null,
                    0,
                    JsonNodeFactory.instance.objectNode(),
                    Instant.EPOCH,
                    List.of());
        }

        public String compose(Dossier dossier, List<AuditEntry> entries) {
            note("compose " + entries.stream().map(AuditEntry::system).toList());
            return "audit";
        }
    }

    /** What the route asks of the report. */
    public final class AvailabilityReport {
        public Report of(Dossier dossier) {
            note("report on " + dossier.id());
            return new Report("data", "page");
        }
    }

    /** What the routes ask of the evidence. */
    public final class Evidence {
        public String keep(String file) {
            note("keep " + file);
            return "kept " + file;
        }

        public void close(Asked request, Dossier dossier, String auditFile, String data, String page) {
            note("close " + request.id() + " of " + dossier.id() + " with " + String.join(", ", auditFile, data, page));
        }
    }
}
