package io.genesysdsr.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The figures of the ledger in the metrics. */
class BacklogTest extends ManagementPort {

    @Autowired
    private Backlog backlog;

    @Test
    void theMetricsSayHowMuchStandsWhereAndHowLongTheOldestWaits() throws Exception {
        UUID request = rows.request("IN_FULFILMENT", null);
        rows.task(request, "warehouse", "OPEN", 3600);
        rows.task(request, "warehouse", "OPEN", 10);
        rows.task(request, "warehouse", "FAILED", 0);

        backlog.count();

        assertThat(metric("dsr_tasks{phase=\"AWAIT\",state=\"OPEN\",system=\"warehouse\"}"))
                .isEqualTo(2);
        assertThat(metric("dsr_tasks{phase=\"AWAIT\",state=\"FAILED\",system=\"warehouse\"}"))
                .isEqualTo(1);
        assertThat(metric("dsr_oldest_due_seconds{system=\"warehouse\"}")).isBetween(3600.0, 3700.0);
        assertThat(metric("dsr_requests{state=\"IN_FULFILMENT\"}")).isPositive();
        assertThat(metric("dsr_requests{state=\"NO_DATA_HELD\"}")).isZero();

        db.sql("update task set state = 'DONE', closed_at = now() where request_id = :id")
                .param("id", request)
                .update();
        backlog.count();
        assertThat(metrics()).noneMatch(line -> line.startsWith("dsr_oldest_due_seconds{system=\"warehouse\"}"));
    }

    @Test
    void mailsThatAPersonMustReadAreCountedAndTheMostUrgentIsTold() throws Exception {
        backlog.count();
        double before = metric("dsr_mail_reviews");
        db.sql("""
                insert into dsr_intake (channel, state, reason, review_id, due_at)
                values ('MAIL', 'IN_REVIEW', 'intake-141', gen_random_uuid(), now() - interval '1 hour'),
                    ('MAIL', 'IN_REVIEW', 'intake-141', gen_random_uuid(), now() + interval '9 days')""").update();
        try {
            backlog.count();
            assertThat(metric("dsr_mail_reviews")).isEqualTo(before + 2);
            assertThat(metric("dsr_mail_reviews_due_seconds")).isBetween(-3700.0, -3600.0);
        } finally {
            db.sql("delete from dsr_intake where channel = 'MAIL' and reason = 'intake-141'")
                    .update();
        }
    }

    private double metric(String name) throws Exception {
        return metrics().stream()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not shown"));
    }

    private List<String> metrics() throws Exception {
        return send(as("vera", "secret", get("/actuator/prometheus")))
                .body()
                .lines()
                .toList();
    }
}
