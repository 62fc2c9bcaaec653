package io.genesysdsr.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.failure.TryLater;
import io.genesysdsr.request.Outcome;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Collecting: every archive into the store, through the real kamelet, and none is passed over in silence. */
class GdprCollectRouteTest extends RouteStand {

    private List<String> archives = List.of();

    @BeforeEach
    void anExportWithoutGenesysBehindIt() throws Exception {
        bindWhatTheErrorHandlerNames();
        bind("gdprProgress", new Progress());
        bind("gdprResults", new Results());
        bind("vault", new Vault());
        bind("artifacts", new Artifacts());
        inPlaceOf("gdpr-collect", "ask-for-results", e -> e.setVariable("answer", "all " + e.getVariable("call")));
        load("support/on-error.camel.yaml", "4-fulfil/gdpr/collect.camel.yaml");
        standIn("direct:genesys-download", e -> {
            String link = e.getVariable("result", Result.class).link();
            if (link.endsWith("breaks")) {
                throw TryLater.withoutEffect("genesys-926", null);
            }
            e.setVariable("download", new Download(link.endsWith("expired") ? "GONE" : "OPEN", 7));
            e.getMessage().setBody("bytes of " + link);
        });
    }

    @Test
    void everyArchiveIsStoredAndTheTaskIsDone() {
        archives = List.of("one", "two", "three");
        Exchange out = collect();
        assertThat(out.getMessage().getBody()).isEqualTo(new Outcome.Done());
        assertThat(calls)
                .containsExactly(
                        "list all archives of the task",
                        "keep bytes of one for the task",
                        "keep bytes of two for the task",
                        "keep bytes of three for the task",
                        "settle " + archives,
                        "collected the task");
    }

    @Test
    void anExportWithoutArchivesIsDone() {
        assertThat(collect().getMessage().getBody()).isEqualTo(new Outcome.Done());
        assertThat(calls).containsExactly("list all archives of the task", "settle []", "collected the task");
    }

    @Test
    void aSecondArchiveThatBreaksOffStopsTheRouteAndTheLedgerHearsOnce() {
        archives = List.of("one", "breaks", "three");
        collect();
        assertThat(calls)
                .containsExactly(
                        "list all archives of the task",
                        "keep bytes of one for the task",
                        "ledger hears of the task: genesys-926");
    }

    @Test
    void aSecondArchiveThatTheStoreDoesNotTakeStopsTheRouteAndTheLedgerHearsOnce() {
        archives = List.of("one", "too big", "three");
        collect();
        assertThat(calls)
                .containsExactly(
                        "list all archives of the task",
                        "keep bytes of one for the task",
                        "ledger hears of the task: evidence-703");
    }

    @Test
    void anExpiredArchiveIsNotedAndTheOthersAreStillStored() {
        archives = List.of("one", "expired", "three");
        collect();
        assertThat(calls)
                .containsExactly(
                        "list all archives of the task",
                        "keep bytes of one for the task",
                        "expired for the task",
                        "keep bytes of three for the task",
                        "settle " + archives,
                        "collected the task");
    }

    private Exchange collect() {
        return send("direct:gdpr-collect", "task", "the task");
    }

    /** One archive. */
    public record Result(String source, String link) {}

    /** What came of a download. */
    public record Download(String state, long length) {}

    /** What is intended to be stored. */
    public record Artifact(String source, boolean isStored) {}

    /** What the route asks of the progress. */
    public final class Progress {
        public String ask(Object task) {
            return "archives of " + task;
        }
    }

    /** What the route asks of the results. */
    public final class Results {
        public List<Result> list(Object answer) {
            calls.add("list " + answer);
            return archives.stream().map(a -> new Result("source of " + a, a)).toList();
        }

        public List<String> sources(Object answer) {
            return archives;
        }

        public Outcome collected(Object task) {
            calls.add("collected " + task);
            return new Outcome.Done();
        }
    }

    /** What the kamelet asks of the vault. */
    public final class Vault {
        public Artifact intend(Object task, String source) {
            return new Artifact(source, false);
        }

        public void settle(Object task, List<String> sources) {
            calls.add("settle " + sources);
        }

        public void keep(Object task, Artifact artifact, Object bytes, long length) {
            if (bytes.equals("bytes of too big")) {
                throw TryLater.withoutEffect("evidence-703", null);
            }
            calls.add("keep " + bytes + " for " + task);
        }
    }

    /** What the kamelet asks of the artifacts. */
    public final class Artifacts {
        public void expired(Object task, Artifact artifact) {
            calls.add("expired for " + task);
        }
    }
}
