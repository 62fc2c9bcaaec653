package io.genesysdsr.evidence;

import io.genesysdsr.keys.Keys;
import io.genesysdsr.request.Dossier;
import io.genesysdsr.request.Dossier.EventRecord;
import io.genesysdsr.request.Dossier.TaskRecord;
import io.genesysdsr.request.Request;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes the audit file of a request from its dossier; the same dossier gives the same bytes. */
@Component("auditFile")
public class AuditFile {

    /** The actor of everything that no person did. */
    private static final String PRODUCT = "genesys-dsr";

    private final Keys keys;

    AuditFile(Keys keys) {
        this.keys = keys;
    }

    /** What is said about one task. */
    public AuditEntry describe(Dossier dossier, TaskRecord task) {
        return AuditEntry.of(dossier, task);
    }

    /**
     * The whole file.
     *
     * @param entries one for each task of the dossier
     * @throws IllegalStateException if an entry is missing, or nobody can know how the request ends
     */
    public EvidenceFile compose(Dossier dossier, List<AuditEntry> entries) {
        if (entries.size() != dossier.tasks().size()) {
            throw new IllegalStateException("The audit file of request %s has %d entries for %d tasks"
                    .formatted(
                            dossier.request().id(),
                            entries.size(),
                            dossier.tasks().size()));
        }
        AuditDocument document = new AuditDocument(
                AuditDocument.FORMAT,
                AuditDocument.VERSION,
                asked(dossier),
                dossier.identifiers().stream()
                        .map(i -> new AuditDocument.KnownBy(i.id(), i.kind(), i.origin(), i.lookupHash(), i.target()))
                        .toList(),
                entries,
                dossier.events().stream().map(this::event).toList(),
                ended(Ending.of(dossier)),
                keys.evidenceKeyName());
        return new EvidenceFile(
                dossier.request().id(), EvidenceFile.AUDIT, EvidenceFile.JSON, CanonicalJson.write(document));
    }

    private AuditDocument.Asked asked(Dossier dossier) {
        Request request = dossier.request();
        return new AuditDocument.Asked(
                request.id(),
                // The sender's own reference may be a name or an address.
                keys.lookupHash("REFERENCE", request.reference()),
                request.regulation().name(),
                request.right().name(),
                dossier.channel(),
                request.country(),
                request.receivedAt(),
                dossier.acceptedAt(),
                request.deadlineAt(),
                dossier.proofs().stream()
                        .map(p -> new AuditDocument.Proof(p.method(), p.factors(), p.strength(), p.at()))
                        .toList());
    }

    private AuditDocument.Event event(EventRecord e) {
        return new AuditDocument.Event(
                e.id(),
                e.at(),
                e.taskId(),
                e.event(),
                e.from(),
                e.to(),
                e.code(),
                e.contextId(),
                actor(e.actor()),
                CanonicalJson.read(e.details()));
    }

    /** An operator's user name is personal data of an employee. */
    private AuditDocument.Actor actor(String actor) {
        return actor.equals(PRODUCT)
                ? new AuditDocument.Actor(actor, null)
                : new AuditDocument.Actor(null, keys.lookupHash("ACTOR", actor));
    }

    private static AuditDocument.Ended ended(Ending ending) {
        Assurance assurance = ending.assurance();
        return new AuditDocument.Ended(
                ending.state().name(), ending.code(), assurance, assurance == null ? null : assurance.statement());
    }
}
