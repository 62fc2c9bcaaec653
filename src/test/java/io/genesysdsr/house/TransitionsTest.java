package io.genesysdsr.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.request.Phase;
import io.genesysdsr.request.RequestState;
import io.genesysdsr.request.TaskState;
import io.genesysdsr.request.Transitions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of legal moves is whole: every state is in it, is reached, and has a way to an end. */
class TransitionsTest {

    private record Move(String from, String event, String to) {}

    private static final List<Move> REQUESTS = Transitions.ofRequests().stream()
            .map(e -> new Move(e.from(), e.event(), e.to().name()))
            .toList();

    /** With a move of its own for each phase that an asterisk stands for. */
    private static final List<Move> TASKS = Transitions.ofTasks().stream()
            .flatMap(e -> e.from().equals("*") && e.to().equals("*")
                    ? phases().map(p -> new Move(p, e.event(), p))
                    : each(e.from()).flatMap(from -> each(e.to()).map(to -> new Move(from, e.event(), to))))
            .toList();

    private static Stream<String> phases() {
        return Arrays.stream(Phase.values()).map(Enum::name);
    }

    private static Stream<String> each(String name) {
        return name.equals("*") ? phases() : Stream.of(name);
    }

    private static Set<String> reached(List<Move> moves) {
        Set<String> reached = new TreeSet<>(Set.of("-"));
        while (reached.addAll(moves.stream()
                .filter(m -> reached.contains(m.from()))
                .map(Move::to)
                .collect(Collectors.toSet()))) {
            // Once more, until nothing new is reached.
        }
        reached.remove("-");
        return reached;
    }

    @Test
    void everyStateOfARequestIsReached() {
        assertThat(reached(REQUESTS)).containsExactlyInAnyOrderElementsOf(names(RequestState.values()));
    }

    @Test
    void everyPhaseAndEveryStateOfATaskIsReached() {
        Set<String> expected = new TreeSet<>(names(TaskState.values()));
        expected.remove(TaskState.OPEN.name());
        expected.addAll(names(Phase.values()));
        assertThat(reached(TASKS)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aRequestLeavesEveryStateButItsEnds() {
        for (RequestState state : RequestState.values()) {
            assertThat(REQUESTS.stream().noneMatch(m -> m.from().equals(state.name())))
                    .as(state + " is an end")
                    .isEqualTo(state.isTerminal());
        }
    }

    @Test
    void aTaskLeavesEveryStateButItsEnds() {
        for (TaskState state : TaskState.values()) {
            if (state != TaskState.OPEN) {
                assertThat(TASKS.stream().noneMatch(m -> m.from().equals(state.name())))
                        .as(state + " is an end")
                        .isEqualTo(state.isClosed());
            }
        }
    }

    @Test
    void everyEventIsAPastParticiple() {
        assertThat(Stream.concat(REQUESTS.stream(), TASKS.stream())
                        .map(Move::event)
                        .distinct())
                .allMatch(event -> event.matches("[A-Z][A-Za-z]*(ed|Found|Anew|GivenUp|Withdrawn)"));
    }

    @Test
    void noMoveStandsTwice() {
        assertThat(REQUESTS).doesNotHaveDuplicates();
        assertThat(TASKS).doesNotHaveDuplicates();
    }

    private static Set<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
