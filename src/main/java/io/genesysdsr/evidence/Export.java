package io.genesysdsr.evidence;

import io.genesysdsr.request.Dossier;
import io.genesysdsr.request.Dossier.TaskRecord;
import io.genesysdsr.request.Phase;
import io.genesysdsr.request.TaskState;
import java.util.List;
import java.util.OptionalInt;

/**
 * What one task exported.
 *
 * @param task the task
 * @param announced how many archives the system said that there are, if it said so
 * @param current the archives of its latest submission, stored or not; superseded ones are none
 */
record Export(TaskRecord task, OptionalInt announced, List<Dossier.StoredArtifact> current) {

    static Export of(Dossier dossier, TaskRecord task) {
        List<Dossier.StoredArtifact> current = dossier.artifacts().stream()
                .filter(a -> a.taskId().equals(task.id()) && !a.state().equals("SUPERSEDED"))
                .toList();
        return new Export(task, Findings.of(task).results(), current);
    }

    /** How many archives there are, fetched or not. */
    int found() {
        return Math.max(announced.orElse(0), current.size());
    }

    /** The archives that are stored in full. */
    List<Dossier.StoredArtifact> exported() {
        return current.stream().filter(a -> a.state().equals("STORED")).toList();
    }

    /** Size of the exported archives in bytes, as they came. */
    long bytes() {
        return exported().stream().mapToLong(Dossier.StoredArtifact::bytes).sum();
    }

    /** How many exported archives certainly hold nothing. */
    int empty() {
        return (int) exported().stream().filter(Dossier.StoredArtifact::empty).count();
    }

    /**
     * Whether the system was searched to its end and holds nothing. What is missing, or unknown, is never nothing.
     *
     * @throws IllegalStateException if the task is said to be done although an archive is missing
     */
    boolean holdsNothing() {
        requireWhole();
        boolean searched = announced.isPresent() || !current.isEmpty();
        return task.state() == TaskState.DONE && searched && empty() == found();
    }

    private void requireWhole() {
        boolean promised = task.state() == TaskState.DONE && task.phases().contains(Phase.COLLECT.name());
        boolean unknown = announced.isEmpty() && current.isEmpty();
        if (promised && (unknown || exported().size() < found())) {
            throw new IllegalStateException("Task %s is done, but only %d of %d archives are stored%s"
                    .formatted(task.id(), exported().size(), found(), unknown ? " and nobody counted them" : ""));
        }
    }
}
