package io.genesysdsr.sandbox;

import io.genesysdsr.request.RequestState;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what becomes of each row of the intake table, a line for each change, and where its evidence is at its end. */
final class Progress {

    private final Counter counter;
    private final KeptEvidence evidence;
    private final Tour tour;
    private final PrintStream out;
    private final long began = System.nanoTime();
    private final Map<Long, List<String>> told = new HashMap<>();

    Progress(Counter counter, KeptEvidence evidence, Tour tour, PrintStream out) {
        this.counter = counter;
        this.evidence = evidence;
        this.tour = tour;
        this.out = out;
    }

    /** One row of the intake table, as far as its inserter may know. */
    record Row(
            long id,
            String reference,
            @Nullable String state,
            @Nullable String reason,
            @Nullable UUID requestId) {

        boolean isAtItsEnd() {
            return state != null
                    && (state.equals("DUPLICATE")
                            || RequestState.TERMINAL.stream()
                                    .anyMatch(end -> end.name().equals(state)));
        }
    }

    /** Looks once, tells what is new, and returns where each reference stands. */
    Map<String, Row> look() {
        List<Row> rows = counter.rows();
        rows.forEach(this::tell);
        return rows.stream().collect(Collectors.toMap(Row::reference, row -> row, (first, second) -> first));
    }

    private void tell(Row row) {
        List<String> before = told.computeIfAbsent(row.id(), unused -> new ArrayList<>());
        List<String> now = story(row);
        now.stream().skip(before.size()).forEach(state -> {
            before.add(state);
            say(row.reference(), state);
            if (row.requestId() != null && state.startsWith("IN_REVIEW  resolve")) {
                out.print(tour.ofReview(row.requestId()));
            }
        });
        if (row.isAtItsEnd() && row.requestId() != null && !before.contains("")) {
            before.add("");
            evidence.copy(row.reference(), row.requestId())
                    .ifPresent(folder -> say(row.reference(), "evidence in " + folder));
        }
    }

    /** A row that is valid has its story in the ledger; any other has what stands in the row. */
    private List<String> story(Row row) {
        if (row.requestId() != null && !"DUPLICATE".equals(row.state())) {
            return counter.states(row.requestId());
        }
        boolean said = row.state() != null && !row.state().equals("CLAIMED");
        return said ? List.of(row.state() + (row.reason() == null ? "" : "  " + row.reason())) : List.of();
    }

    private void say(String reference, String what) {
        double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
        out.printf(Locale.ROOT, "  %6.1f s  %-16s %s%n", seconds, reference, what);
    }
}
