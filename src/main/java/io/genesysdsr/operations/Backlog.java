package io.genesysdsr.operations;

import io.genesysdsr.operations.BacklogStore.Figure;
import io.genesysdsr.operations.BacklogStore.Kind;
import io.genesysdsr.request.RequestState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Shows in the metrics what is in the ledger: how many requests and tasks stand where, how long the oldest due work
 * waits, how much is stored. Counted now and then, whoever asks; while it cannot be counted nothing is shown.
 */
@Component
class Backlog {

    private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);

    private final BacklogStore store;
    private final MultiGauge requests;
    private final MultiGauge tasks;
    private final MultiGauge oldest;
    private final MultiGauge bytes;
    private final MultiGauge mails;
    private final MultiGauge mailsDue;

    Backlog(BacklogStore store, MeterRegistry meters) {
        this.store = store;
        this.requests = MultiGauge.builder("dsr.requests")
                .description("Requests by state")
                .register(meters);
        this.tasks = MultiGauge.builder("dsr.tasks")
                .description("Tasks by system, phase and state")
                .register(meters);
        this.oldest = MultiGauge.builder("dsr.oldest.due.seconds")
                .description("How long the oldest due work of a system (or of the requests themselves) waits")
                .register(meters);
        this.bytes = MultiGauge.builder("dsr.artifact.bytes")
                .description("Bytes of the artifacts, before encryption, by state")
                .register(meters);
        this.mails = MultiGauge.builder("dsr.mail.reviews")
                .description("Mails, or forms in them, that a person must read before they are requests")
                .register(meters);
        this.mailsDue = MultiGauge.builder("dsr.mail.reviews.due.seconds")
                .description("How long until the answer to the most urgent of them is due; negative: since when it was")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "${dsr.operations.count}")
    void count() {
        try {
            show(store.figures());
        } catch (DataAccessException e) {
            LOG.warn(
                    "The ledger cannot be counted ({}); its metrics are not shown until it can",
                    e.getClass().getSimpleName());
            Stream.of(requests, tasks, oldest, bytes, mails, mailsDue)
                    .forEach(gauge -> gauge.register(List.of(), true));
        }
    }

    private void show(List<Figure> figures) {
        // A state without a request is shown as 0, so that an alert on it works from the first day.
        requests.register(
                Arrays.stream(RequestState.values())
                        .map(state -> Row.of(Tags.of("state", state.name()), requestsIn(state, figures)))
                        .toList(),
                true);
        tasks.register(
                rows(
                        figures,
                        Kind.TASKS,
                        f -> Tags.of(tag("system", f.system()), tag("phase", f.phase()), tag("state", f.state()))),
                true);
        oldest.register(rows(figures, Kind.OLDEST_DUE, f -> Tags.of(tag("system", f.system()))), true);
        bytes.register(rows(figures, Kind.ARTIFACT_BYTES, f -> Tags.of(tag("state", f.state()))), true);
        mails.register(rows(figures, Kind.MAIL_REVIEWS, f -> Tags.empty()), true);
        mailsDue.register(rows(figures, Kind.MAIL_REVIEWS_DUE, f -> Tags.empty()), true);
    }

    private static double requestsIn(RequestState state, List<Figure> figures) {
        return figures.stream()
                .filter(f -> f.kind() == Kind.REQUESTS && state.name().equals(f.state()))
                .mapToDouble(Figure::value)
                .sum();
    }

    private static List<Row<?>> rows(List<Figure> figures, Kind kind, Function<Figure, Tags> tags) {
        return figures.stream()
                .filter(f -> f.kind() == kind)
                .<Row<?>>map(f -> Row.of(tags.apply(f), f.value()))
                .toList();
    }

    private static Tag tag(String key, @org.jspecify.annotations.Nullable String value) {
        return Tag.of(key, value == null ? "-" : value);
    }
}
