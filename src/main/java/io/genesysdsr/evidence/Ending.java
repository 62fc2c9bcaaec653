package io.genesysdsr.evidence;

import io.genesysdsr.request.Dossier;
import io.genesysdsr.request.Dossier.TaskRecord;
import io.genesysdsr.request.RequestState;
import io.genesysdsr.request.Right;
import io.genesysdsr.request.TaskState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a request ends, decided from nothing but its dossier; never better than it was.
 *
 * @param state the terminal state
 * @param assurance how sure it is, where something was erased or corrected; else null
 * @param code why a person ended it, where one did; else null
 */
record Ending(
        RequestState state,
        @Nullable Assurance assurance,
        @Nullable String code) {

    /**
     * Decides.
     *
     * @throws IllegalStateException if the dossier contradicts itself: then nobody knows how the request ends
     */
    static Ending of(Dossier dossier) {
        List<TaskRecord> tasks = dossier.tasks();
        RequestState verdict = dossier.request().verdict();
        long done = count(tasks, TaskState.DONE);
        if (done == 0 && verdict != null) {
            return new Ending(verdict, null, dossier.request().reviewCode());
        }
        requireClosed(dossier);
        if (done == 0) {
            boolean refused = count(tasks, TaskState.REFUSED) == tasks.size();
            return new Ending(refused ? RequestState.REFUSED : RequestState.FAILED, null, null);
        }
        boolean exports = isExport(dossier.request().right());
        // Looked at in any case, because an archive that is missing must not pass as done.
        boolean nothing = exports
                && tasks.stream()
                        .filter(t -> !Export.of(dossier, t).holdsNothing())
                        .toList()
                        .isEmpty();
        Assurance assurance = exports ? null : assurance(tasks);
        return new Ending(state(done < tasks.size(), nothing), assurance, null);
    }

    /** Whether the right is one to receive data. */
    static boolean isExport(Right right) {
        return right == Right.ACCESS || right == Right.PORTABILITY;
    }

    private static RequestState state(boolean partly, boolean nothing) {
        if (partly) {
            return RequestState.PARTLY_FULFILLED;
        }
        return nothing ? RequestState.NO_DATA_HELD : RequestState.FULFILLED;
    }

    private static Assurance assurance(List<TaskRecord> tasks) {
        boolean verified = tasks.stream()
                .filter(t -> t.state() == TaskState.DONE)
                .allMatch(t -> Findings.of(t).isVerified());
        return verified ? Assurance.VERIFIED : Assurance.ACCEPTED;
    }

    private static void requireClosed(Dossier dossier) {
        List<TaskRecord> tasks = dossier.tasks();
        if (tasks.isEmpty() || !tasks.stream().allMatch(t -> t.state().isClosed())) {
            throw new IllegalStateException("Request %s is to end with %s"
                    .formatted(dossier.request().id(), tasks.isEmpty() ? "no task and no verdict" : "an open task"));
        }
    }

    private static long count(List<TaskRecord> tasks, TaskState state) {
        return tasks.stream().filter(t -> t.state() == state).count();
    }
}
