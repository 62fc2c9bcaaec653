package io.genesysdsr.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.genesysdsr.request.Dossier;
import io.genesysdsr.request.Dossier.TaskRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One task in the audit file, with everything that was stored for it. */
public record AuditEntry(
        UUID id,
        String system,
        Subject subject,
        List<String> phases,
        String state,
        @Nullable String code,
        @Nullable String externalReference,
        int renewals,
        JsonNode findings,
        @Nullable Instant closedAt,
        List<Archive> artifacts) {

    /** Whom the system was asked for. */
    public record Subject(String kind, String hash) {}

    /**
     * One object of the store. Hash, size and emptiness are those of the bytes that came, before encryption, and are
     * missing where it was never stored in full.
     */
    public record Archive(
            UUID id,
            String s3Key,
            String state,
            @Nullable String sha256,
            @Nullable Long bytes,
            @Nullable Long storedBytes,
            @Nullable Boolean empty) {

        static Archive of(Dossier.StoredArtifact a) {
            boolean stored = a.sha256() != null;
            return new Archive(
                    a.id(),
                    a.s3Key(),
                    a.state(),
                    a.sha256(),
                    stored ? a.bytes() : null,
                    stored ? a.storedBytes() : null,
                    stored ? a.empty() : null);
        }
    }

    static AuditEntry of(Dossier dossier, TaskRecord task) {
        return new AuditEntry(
                task.id(),
                task.system(),
                new Subject(task.identifierKind(), task.identifierHash()),
                task.phases(),
                task.state().name(),
                task.code(),
                task.externalRef(),
                task.renewals(),
                CanonicalJson.read(task.findings()),
                task.closedAt(),
                dossier.artifacts().stream()
                        .filter(a -> a.taskId().equals(task.id()))
                        .map(Archive::of)
                        .toList());
    }
}
