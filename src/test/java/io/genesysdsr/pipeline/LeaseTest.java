package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.genesysdsr.request.Lane;
import io.genesysdsr.request.LeaseLost;
import io.genesysdsr.request.Ledger;
import io.genesysdsr.request.Outcome;
import io.genesysdsr.request.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may work on a task, and what happens when two do. The workers stand still; the test takes their place. */
class LeaseTest extends Journey {

    private final Ledger ledger = bean(Ledger.class);

    @BeforeEach
    void workersStandStill() throws Exception {
        bean(CamelContext.class).getRouteController().stopRoute("worker-gdpr");
        bean(CamelContext.class).getRouteController().stopRoute("renew-leases");
    }

    @AfterEach
    void workersGoOn() throws Exception {
        bean(CamelContext.class).getRouteController().startRoute("renew-leases");
        bean(CamelContext.class).getRouteController().startRoute("worker-gdpr");
    }

    @Test
    void twoTasksThatCloseAtTheSameMomentCloseTheirRequest() throws Exception {
        List<String> references = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            references.add(drop("ERASURE", twoStrangers()));
        }
        references.forEach(r -> awaitState(r, "IN_FULFILMENT"));
        toLastPhase(40);
        List<Task> last = claim(40);
        atTheSameMoment(last.stream()
                .map(t -> (Callable<Void>) () -> {
                    ledger.record(t, new Outcome.Done());
                    return null;
                })
                .toList());
        references.forEach(r -> assertThat(events(r)).containsOnlyOnce("LastTaskClosed"));
    }

    @Test
    void twoWorkersNeverTakeTheSameTask() throws Exception {
        for (int i = 0; i < 10; i++) {
            drop("ERASURE", twoStrangers());
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> dueTasks() >= 20);
        List<Task> taken = new ArrayList<>();
        Callable<List<Task>> claim = () -> ledger.claim("gdpr", Lane.QUICK);
        atTheSameMoment(List.of(claim, claim)).forEach(taken::addAll);
        assertThat(taken).hasSizeGreaterThanOrEqualTo(20).extracting(Task::id).doesNotHaveDuplicates();
    }

    @Test
    void aTaskThatOutlivesItsLeaseGoesOnElsewhereAndItsFirstWorkerIsTooLate() throws Exception {
        String reference = drop("ERASURE", Desk.identifier("EMAIL", unique() + "@nowhere.example.org"));
        awaitState(reference, "IN_FULFILMENT");
        UUID request = row(reference).requestId();
        Task late = claim(1).stream()
                .filter(t -> t.requestId().equals(request))
                .findFirst()
                .orElseThrow();
        bean(CamelContext.class).getRouteController().startRoute("worker-gdpr");
        awaitState(reference, "FULFILLED");
        assertThatThrownBy(() -> ledger.record(late, new Outcome.Failed("gdpr-402")))
                .isInstanceOf(LeaseLost.class);
        assertThat(row(reference).state()).isEqualTo("FULFILLED");
        bean(CamelContext.class).getRouteController().stopRoute("worker-gdpr");
    }

    private static String twoStrangers() {
        return "[{\"kind\": \"EMAIL\", \"value\": \"" + unique() + "@nowhere.example.org\"},"
                + " {\"kind\": \"EMAIL\", \"value\": \"" + unique() + "@nowhere.example.org\"}]";
    }

    private void toLastPhase(int tasks) {
        for (int phase = 0; phase < 2; phase++) {
            claim(tasks).forEach(t -> ledger.record(t, new Outcome.Done()));
        }
    }

    /** Each task once: one whose lease ended while the others were awaited is claimed anew. */
    private List<Task> claim(int atLeast) {
        Map<UUID, Task> claimed = new LinkedHashMap<>();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            ledger.claim("gdpr", Lane.QUICK).forEach(task -> claimed.put(task.id(), task));
            return claimed.size() >= atLeast;
        });
        return List.copyOf(claimed.values());
    }

    private static int dueTasks() {
        return db().sql("select count(*) from task where state = 'OPEN' and due_at <= now() and lease_until is null")
                .query(Integer.class)
                .single();
    }

    private static <T> List<T> atTheSameMoment(List<Callable<T>> works) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(works.size());
        try {
            CyclicBarrier start = new CyclicBarrier(works.size());
            List<Callable<T>> together = works.stream()
                    .map(w -> (Callable<T>) () -> {
                        start.await();
                        return w.call();
                    })
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> done : threads.invokeAll(together)) {
                results.add(done.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
