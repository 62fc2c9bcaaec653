package io.genesysdsr.operations;

import io.genesysdsr.operations.BacklogStore.Figure;
import io.genesysdsr.operations.BacklogStore.Kind;
import io.genesysdsr.request.RequestState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
 * waits, how much is stored. Counted now and then, whoever asks; while it cannot be counted nothing is shown. The larger the
 * ledger, the longer a count takes and the rarer it is: at most a twentieth of the time is spent on it.
 */
@Component
class Backlog {

    private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);
    private static final int REST = 20;

    private final BacklogStore store;
    private final MultiGauge requests;
    private final MultiGauge tasks;
    private final MultiGauge oldest;
    private final MultiGauge bytes;
    private final MultiGauge mails;
    private final MultiGauge mailsDue;
    private final OperationsSettings settings;
    private final Clock clock;
    private Instant rested = Instant.MIN;

    Backlog(BacklogStore store, MeterRegistry meters, OperationsSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
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
        Instant begin = clock.instant();
        if (begin.isBefore(rested)) {
            return;
        }
        try {
            show(store.figures());
            Instant end = clock.instant();
            Duration rest = Duration.between(begin, end).multipliedBy(REST);
            rested = rest.compareTo(settings.count()) > 0 ? end.plus(rest) : end;
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
