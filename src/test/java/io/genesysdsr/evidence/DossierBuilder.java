package io.genesysdsr.evidence;

import io.genesysdsr.request.Dossier;
import io.genesysdsr.request.Regulation;
import io.genesysdsr.request.Request;
import io.genesysdsr.request.RequestState;
import io.genesysdsr.request.Right;
import io.genesysdsr.request.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Dossiers as the ledger hands them out, with ids and times that are the same each time. */
final class DossierBuilder {

    static final String REFERENCE = "HR/Erika.Mustermann@example.org";
    private static final Instant RECEIVED = Instant.parse("2026-11-02T08:15:00Z");

    private final List<Dossier.KnownBy> identifiers = new ArrayList<>();
    private final List<Dossier.TaskRecord> tasks = new ArrayList<>();
    private final List<Dossier.StoredArtifact> artifacts = new ArrayList<>();
    private final List<Dossier.EventRecord> events = new ArrayList<>();
    private final Right right;
    private Regulation regulation = Regulation.GDPR;
    private @Nullable RequestState verdict;
    private @Nullable String reviewCode;
    private @Nullable String language;
    private int ids;

    private DossierBuilder(Right right) {
        this.right = right;
        event("RequestAccepted", null, "-", "ACCEPTED", null, "{\"channel\": \"table\", \"identifiers\": 2}");
    }

    static DossierBuilder asking(Right right) {
        return new DossierBuilder(right);
    }

    DossierBuilder in(String language) {
        this.language = language;
        return this;
    }

    DossierBuilder under(Regulation regulation) {
        this.regulation = regulation;
        return this;
    }

    DossierBuilder verdict(RequestState verdict, String code) {
        this.verdict = verdict;
        this.reviewCode = code;
        event("ReviewRefused", null, "IN_REVIEW", "CLOSING", code, "{}");
        events.set(events.size() - 1, by(events.get(events.size() - 1), "anna.admin"));
        return this;
    }

    /** Nobody proved in time who is asking. */
    DossierBuilder expired(RequestState verdict, String code, String details) {
        this.verdict = verdict;
        this.reviewCode = code;
        event("ProofExpired", null, "AWAITING_PROOF", "CLOSING", code, details);
        return this;
    }

    /** A task of the system {@code gdpr}; identifiers of that kind are submitted, or resolved where they are ids. */
    DossierBuilder task(String kind, TaskState state, String findings) {
        return task(kind, state, findings, null, 0);
    }

    DossierBuilder task(String kind, TaskState state, String findings, @Nullable String code, int renewals) {
        String hash = "hash-of-" + kind.toLowerCase(java.util.Locale.ROOT) + "-" + tasks.size();
        String origin = kind.endsWith("_ID") ? "RESOLVED" : "SUBMITTED";
        identifiers.add(new Dossier.KnownBy(id(), kind, origin, hash, true));
        boolean exports = Ending.isExport(right);
        UUID task = id();
        List<String> phases = exports ? List.of("SUBMIT", "AWAIT", "COLLECT") : List.of("SUBMIT", "AWAIT", "CONFIRM");
        Instant closed = state.isClosed() ? RECEIVED.plus(Duration.ofDays(3)) : null;
        tasks.add(new Dossier.TaskRecord(
                task, "gdpr", kind, hash, phases, state, code, "gdpr-" + task, renewals, findings, closed));
        event("TaskPlanned", task, "-", "SUBMIT", null, "{\"system\": \"gdpr\"}");
        return this;
    }

    /** An archive of the latest task. */
    DossierBuilder stored(long bytes, boolean empty) {
        return artifact("STORED", bytes, empty);
    }

    DossierBuilder artifact(String state, long bytes, boolean empty) {
        UUID id = id();
        boolean stored = state.equals("STORED");
        UUID task = tasks.get(tasks.size() - 1).id();
        artifacts.add(new Dossier.StoredArtifact(
                id,
                task,
                state,
                "artifacts/request/" + id,
                stored ? "ab".repeat(32) : null,
                stored ? bytes : 0,
                stored ? bytes + 56 : 0,
                empty));
        return this;
    }

    /** An archive that expired, was asked for anew, and is replaced. */
    DossierBuilder superseded() {
        artifact("SUPERSEDED", 0, false);
        Dossier.StoredArtifact old = artifacts.get(artifacts.size() - 1);
        event("ResultExpired", old.taskId(), null, null, null, "{\"artifact\": \"" + old.id() + "\"}");
        return this;
    }

    Dossier build() {
        if (verdict == null) {
            event("LastTaskClosed", null, "IN_FULFILMENT", "CLOSING", null, "{}");
        }
        return new Dossier(
                request(),
                "table",
                RECEIVED.plusSeconds(2),
                List.of(new Dossier.ProofRecord(
                        "AGENT_ATTESTED", List.of("CALLBACK", "DOCUMENT"), "TWO_FACTORS", RECEIVED.minusSeconds(600))),
                identifiers,
                tasks,
                artifacts,
                events);
    }

    private Request request() {
        return new Request(
                UUID.fromString("6f9619ff-8b86-4d01-b42d-00cf4fc964ff"),
                REFERENCE,
                regulation,
                right,
                RequestState.CLOSING,
                verdict,
                reviewCode,
                "DE",
                language,
                RECEIVED,
                Instant.parse("2026-12-02T08:15:00Z"),
                0,
                7);
    }

    private void event(
            String event,
            @Nullable UUID task,
            @Nullable String from,
            @Nullable String to,
            @Nullable String code,
            String details) {
        Instant at = RECEIVED.plus(Duration.ofHours(20L * events.size())).plusNanos(123_456_000);
        events.add(new Dossier.EventRecord(
                events.size() + 41L, at, task, event, from, to, code, null, "genesys-dsr", details));
    }

    private static Dossier.EventRecord by(Dossier.EventRecord e, String actor) {
        return new Dossier.EventRecord(
                e.id(), e.at(), e.taskId(), e.event(), e.from(), e.to(), e.code(), e.contextId(), actor, e.details());
    }

    private UUID id() {
        ids++;
        return new UUID(0x1000L + ids, 0x8000_0000_0000_0000L + ids);
    }
}
