package io.genesysdsr.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genesysdsr.failure.NeedsPerson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Exchange;
import org.apache.camel.component.seda.SedaEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workers lend tasks in two lanes; runners send each to the route of its phase and record what came of it. */
class WorkerRoutesTest extends RouteStand {

    private final Ledger ledger = new Ledger();

    @BeforeEach
    void aSystemOfTheTestsOwn() throws Exception {
        bindWhatTheErrorHandlerNames();
        bind("ledger", ledger);
        bind("trail", new Trail());
    }

    @Test
    void bothLanesAreClaimedAndEachTaskGoesToItsOwn() throws Exception {
        aWorker();
        start();
        ledger.due.addAll(List.of(new Task(1, "LONG"), new Task(2, "QUICK"), new Task(3, "QUICK")));
        Exchange out = look();
        assertThat(calls).containsExactly("claim crm LONG", "claim crm QUICK");
        assertThat(queued("LONG")).containsExactly(new Task(1, "LONG"));
        assertThat(queued("QUICK")).containsExactly(new Task(2, "QUICK"), new Task(3, "QUICK"));
        assertThat(looksAgainAtOnce(out)).isTrue();
    }

    @Test
    void whereNothingIsDueTheNextLookWaits() throws Exception {
        aWorker();
        start();
        assertThat(looksAgainAtOnce(look())).isFalse();
        assertThat(queued("LONG")).isEmpty();
        assertThat(queued("QUICK")).isEmpty();
    }

    @Test
    void aLedgerThatIsAwayIsComplainedOf() throws Exception {
        aWorker();
        start();
        ledger.away = true;
        look();
        assertThat(calls).containsExactly("trail hears of worker-crm: IllegalStateException");
    }

    @ParameterizedTest
    @CsvSource({"LONG", "QUICK"})
    void aTaskReachesTheRouteOfItsPhaseAndItsOutcomeIsRecorded(String lane) throws Exception {
        aRunner(lane);
        start();
        standIn("direct:crm-phase-1", e -> e.getMessage().setBody("outcome of " + e.getVariable("task")));
        hand(new Task(1, lane));
        assertThat(calls).containsExactly("begin task 1", "record task 1: outcome of task 1");
    }

    @Test
    void aTaskWhoseRouteFailsIsToldToTheLedgerOnceAndNothingIsRecorded() throws Exception {
        aRunner("QUICK");
        start();
        standIn("direct:crm-phase-1", e -> {
            throw new NeedsPerson("crm-400");
        });
        hand(new Task(1, "QUICK"));
        assertThat(calls).containsExactly("begin task 1", "ledger hears of task 1: crm-400");
    }

    @Test
    void aTaskWhoseRouteDoesNotRunWaits() throws Exception {
        aRunner("QUICK");
        start();
        hand(new Task(9, "QUICK"));
        assertThat(calls).containsExactly("begin task 9", "ledger hears of task 9: ledger-604");
    }

    @Test
    void aTaskThatWasMovedElsewhereIsToldToTheLedgerWhenItCannotBeRecorded() throws Exception {
        aRunner("QUICK");
        start();
        standIn("direct:crm-phase-1", e -> ledger.away = true);
        hand(new Task(1, "QUICK"));
        assertThat(calls).containsExactly("begin task 1", "ledger hears of task 1: IllegalStateException");
    }

    @Test
    void aTaskThatHangsInOneLaneDoesNotHoldUpTheOther() throws Exception {
        aRunner("LONG");
        aRunner("QUICK");
        aWorker();
        start();
        CountDownLatch released = new CountDownLatch(1);
        standIn("direct:crm-phase-1", e -> released.await());
        standIn("direct:crm-phase-2", e -> {});
        ledger.due.addAll(List.of(new Task(1, "LONG"), new Task(2, "QUICK")));
        look();
        await().atMost(Duration.ofSeconds(60)).until(() -> calls.stream().anyMatch(c -> c.startsWith("record task 2")));
        assertThat(calls).noneMatch(c -> c.startsWith("record task 1"));
        released.countDown();
        await().atMost(Duration.ofSeconds(60)).until(() -> calls.stream().anyMatch(c -> c.startsWith("record task 1")));
    }

    private void aWorker() {
        fromTemplate("worker", "worker-crm", Map.of("system", "crm"));
        beginsWhenTold("worker-crm");
    }

    private void aRunner(String lane) {
        fromTemplate("run", "run-crm-" + lane, Map.of("system", "crm", "lane", lane, "threads", "1"));
    }

    private void start() throws Exception {
        load("support/on-error.camel.yaml", "support/worker.camel.yaml", "support/run.camel.yaml");
    }

    private Exchange look() {
        return send("direct:worker-crm-now", e -> {});
    }

    /** What the scheduler goes by (greedy): whether it fires again without waiting. */
    private static boolean looksAgainAtOnce(Exchange out) {
        return out.getProperty("CamelSchedulerPolledMessages", Boolean.class);
    }

    private List<Task> queued(String lane) {
        return camel.getEndpoint("seda:run-crm-" + lane, SedaEndpoint.class).getExchanges().stream()
                .map(e -> e.getMessage().getBody(Task.class))
                .toList();
    }

    /** Hands a task to a runner and waits until it is through. */
    private void hand(Task task) {
        send("seda:run-crm-" + task.lane() + "?waitForTaskToComplete=Always", e -> e.getMessage()
                .setBody(task));
    }

    /** One task. */
    public record Task(int id, String lane) {
        public String getRoute() {
            return "crm-phase-" + id;
        }

        @Override
        public String toString() {
            return "task " + id;
        }
    }

    /** What the routes ask of the ledger. */
    public final class Ledger extends Witness {

        private final List<Task> due = new ArrayList<>();
        private volatile boolean away;

        Ledger() {
            super("ledger", WorkerRoutesTest.this.calls);
        }

        public List<Task> claim(String system, String lane) {
            present();
            calls.add("claim " + system + " " + lane);
            return due.stream().filter(task -> task.lane().equals(lane)).toList();
        }

        public void record(Task task, Object outcome) {
            present();
            calls.add("record " + task + ": " + outcome);
        }

        private void present() {
            if (away) {
                throw new IllegalStateException("away");
            }
        }
    }

    /** What the routes ask of the trail. */
    public final class Trail extends Witness {
        Trail() {
            super("trail", WorkerRoutesTest.this.calls);
        }

        public void begin(Task task) {
            calls.add("begin " + task);
        }
    }
}
