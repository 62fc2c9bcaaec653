package io.genesysdsr.evidence;

import io.genesysdsr.evidence.Availability.Changes;
import io.genesysdsr.evidence.Availability.Exports;
import io.genesysdsr.evidence.Availability.Figures;
import io.genesysdsr.request.Dossier;
import io.genesysdsr.request.Dossier.EventRecord;
import io.genesysdsr.request.Dossier.TaskRecord;
import io.genesysdsr.request.IdentifierKind;
import io.genesysdsr.request.TaskState;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Counts what one system did for a request. */
final class CategoryCount {

    private final Dossier dossier;
    private final List<TaskRecord> tasks;

    CategoryCount(Dossier dossier, String system) {
        this.dossier = dossier;
        this.tasks =
                dossier.tasks().stream().filter(t -> t.system().equals(system)).toList();
    }

    Figures figures() {
        boolean exports = Ending.isExport(dossier.request().right());
        return new Figures(tasks.size(), done().size(), exports ? exports() : null, exports ? null : changes());
    }

    /** What was not done. */
    List<TaskRecord> notDone() {
        return tasks.stream().filter(t -> t.state() != TaskState.DONE).toList();
    }

    private Exports exports() {
        List<Export> exports = tasks.stream().map(t -> Export.of(dossier, t)).toList();
        return new Exports(
                exports.stream().mapToInt(Export::found).sum(),
                exports.stream().mapToInt(e -> e.exported().size()).sum(),
                exports.stream().mapToInt(Export::empty).sum(),
                exports.stream().mapToLong(Export::bytes).sum(),
                expired(),
                (int) tasks.stream().filter(t -> t.renewals() > 0).count(),
                (int) exports.stream().filter(Export::holdsNothing).count());
    }

    private Changes changes() {
        List<TaskRecord> done = done();
        int verified =
                (int) done.stream().filter(t -> Findings.of(t).isVerified()).count();
        List<TaskRecord> unverified =
                done.stream().filter(t -> !Findings.of(t).isVerified()).toList();
        int records = (int) unverified.stream()
                .filter(t -> IdentifierKind.valueOf(t.identifierKind()).isSubject())
                .count();
        return new Changes(verified, unverified.size() - records, records);
    }

    /** An archive that expired, was asked for again and replaced has left no other trace than its event. */
    private int expired() {
        Set<UUID> ids = tasks.stream().map(TaskRecord::id).collect(Collectors.toSet());
        return (int) dossier.events().stream()
                .filter(e -> e.event().equals("ResultExpired") && e.taskId() != null && ids.contains(e.taskId()))
                .map(CategoryCount::artifact)
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }

    private static String artifact(EventRecord expired) {
        return CanonicalJson.read(expired.details()).path("artifact").asText();
    }

    private List<TaskRecord> done() {
        return tasks.stream().filter(t -> t.state() == TaskState.DONE).toList();
    }
}
