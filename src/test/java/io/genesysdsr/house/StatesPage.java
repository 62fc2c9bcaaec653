package io.genesysdsr.house;

import io.genesysdsr.request.Phase;
import io.genesysdsr.request.RequestState;
import io.genesysdsr.request.TaskState;
import io.genesysdsr.request.Transitions;
import io.genesysdsr.request.Transitions.RequestEdge;
import io.genesysdsr.request.Transitions.TaskEdge;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code docs/states.md}: the life of a request and of a task, as {@link Transitions} allows it. */
final class StatesPage implements Page {

    private static final String INTRODUCTION = """
            # States

            A **request** is one person's exercise of one right. A **task** is one system's part of it, for one identifier.
            PostgreSQL remembers where each of them stands; a move is one transaction that looks its edge up in one table,
            changes the row and writes the audit event that the edge names. A move that is not in the table is an exception.

            This page is printed from that table (`io.genesysdsr.request.Transitions`); a test fails when it is stale.
            """;

    private static final String REQUESTS = """
            ## A request

            It is taken in, resolved (whose data is meant?), split into tasks, and closed with its evidence once its last
            task is. While it stands in `IN_FULFILMENT` its tasks do the work. From `IN_REVIEW` it goes back to where it
            came from, or to its end, when a person has decided. Six ends are possible; no request leaves one.
            """;

    private static final String TASKS = """
            ## A task

            An open task is in one of up to four phases, those that the plan in `application.yaml` lists for its system; what
            is drawn around them holds for each. `TaskDeferred` is the durable form of "look again later" and writes no audit
            event; `TaskThwarted` is a failure after which it is tried again. A result that expired before it was fetched
            lets the task begin anew, once. Three ends are possible: `DONE`, `REFUSED`, `FAILED`.
            """;

    @Override
    public String file() {
        return "docs/states.md";
    }

    @Override
    public String text() {
        return String.join(
                "\n",
                INTRODUCTION,
                REQUESTS,
                requestDiagram(),
                meanings(
                        "State",
                        "RequestState",
                        Arrays.stream(RequestState.values()).map(Enum::name)),
                table(Transitions.ofRequests().stream().map(e -> List.of(e.from(), e.event(), e.to().name()))),
                TASKS,
                taskDiagram(),
                meanings("Phase", "Phase", Arrays.stream(Phase.values()).map(Enum::name)),
                meanings("State", "TaskState", Arrays.stream(TaskState.values()).map(Enum::name)),
                table(Transitions.ofTasks().stream().map(e -> List.of(e.from(), e.event(), e.to()))));
    }

    private static String requestDiagram() {
        List<RequestEdge> edges = Transitions.ofRequests();
        Stream<String> ends = Arrays.stream(RequestState.values())
                .filter(RequestState::isTerminal)
                .map(end -> "    " + end + " --> [*]");
        return diagram(Stream.concat(
                edges.stream().map(e -> "    " + node(e.from()) + " --> " + e.to() + " : " + e.event()), ends));
    }

    /** What holds for every phase is drawn once, at the frame around them. */
    private static String taskDiagram() {
        List<TaskEdge> edges = Transitions.ofTasks();
        Stream<String> inside = edges.stream()
                .filter(e -> isPhase(e.from()) && isPhase(e.to()))
                .map(e -> "        " + e.from() + " --> " + e.to() + " : " + e.event());
        Stream<String> outside = edges.stream()
                .filter(e -> !(isPhase(e.from()) && isPhase(e.to())))
                .map(e -> "    " + frame(e.from()) + " --> " + frame(e.to()) + " : " + e.event());
        Stream<String> ends =
                Arrays.stream(TaskState.values()).filter(TaskState::isClosed).map(end -> "    " + end + " --> [*]");
        return diagram(Stream.of(Stream.of("    state OPEN {"), inside, Stream.of("    }"), outside, ends)
                .flatMap(s -> s));
    }

    private static String diagram(Stream<String> lines) {
        return "```mermaid\nstateDiagram-v2\n" + lines.collect(Collectors.joining("\n")) + "\n```\n";
    }

    private static boolean isPhase(String name) {
        return Arrays.stream(Phase.values()).anyMatch(p -> p.name().equals(name));
    }

    private static String frame(String name) {
        return name.equals("*") ? "OPEN" : node(name);
    }

    private static String node(String name) {
        return name.equals("-") ? "[*]" : name;
    }

    private static String table(Stream<List<String>> edges) {
        return "| from | event | to |\n| --- | --- | --- |\n"
                + edges.map(e -> "| " + word(e.get(0)) + " | " + e.get(1) + " | " + word(e.get(2)) + " |")
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    private static String word(String name) {
        return switch (name) {
            case "-" -> "(nothing yet)";
            case "*" -> "(any phase)";
            default -> "`" + name + "`";
        };
    }

    /** What the comments in the source say of each constant. */
    private static String meanings(String head, String type, Stream<String> names) {
        Map<String, String> comments = JavaFile.main().stream()
                .filter(f -> f.name().endsWith("/request/" + type + ".java"))
                .findFirst()
                .orElseThrow()
                .constants();
        return "| " + head + " | meaning |\n| --- | --- |\n"
                + names.map(n -> "| `" + n + "` | " + plain(comments.getOrDefault(type + "." + n, "")) + " |")
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    /** Without Javadoc's tags and line breaks. */
    private static String plain(String comment) {
        if (comment.isBlank()) {
            throw new IllegalStateException("A state without a comment in the source that says what it means");
        }
        return comment.replaceAll("\\{@(?:link|code) #?(?:\\w+#)?(\\w+)}", "`$1`")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
