package io.genesysdsr.evidence;

import io.genesysdsr.request.Docket;
import io.genesysdsr.request.Factor;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import io.genesysdsr.request.Intents;
import io.genesysdsr.request.Lane;
import io.genesysdsr.request.Ledger;
import io.genesysdsr.request.Outcome;
import io.genesysdsr.request.Phase;
import io.genesysdsr.request.PlannedTask;
import io.genesysdsr.request.Proof;
import io.genesysdsr.request.ProofMethod;
import io.genesysdsr.request.Register;
import io.genesysdsr.request.Regulation;
import io.genesysdsr.request.Request;
import io.genesysdsr.request.RequestState;
import io.genesysdsr.request.Right;
import io.genesysdsr.request.Submission;
import io.genesysdsr.request.Task;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Brings requests through the real ledger to where a route takes over; what systems answer is made up. */
final class LedgerWalk {

    private final Register register;
    private final Docket docket;
    private final Ledger ledger;
    private final Intents intents;
    private final Vault vault;

    LedgerWalk(Register register, Docket docket, Ledger ledger, Intents intents, Vault vault) {
        this.register = register;
        this.docket = docket;
        this.ledger = ledger;
        this.intents = intents;
        this.vault = vault;
    }

    /** A request whose tasks are all done: exports with that content, or with archives that nobody fetched. */
    Request closing(Right right, List<String> mails, @Nullable String content) {
        Request request = accepted(right, mails);
        docket.resolved(request, identifiers(mails), Set.of(), Map.of("lookedUp", mails.size()));
        Request resolved = claimed(RequestState.RESOLVED, request.id());
        docket.planned(
                resolved,
                docket.targets(resolved).stream()
                        .map(id -> new PlannedTask("gdpr", phases(right), id, Instant.now()))
                        .toList());
        for (Task task : ledger.claim("gdpr", Lane.QUICK)) {
            intents.find(task, Map.of("status", "COMPLETED", "results", right == Right.ACCESS ? 1 : 0));
            ledger.record(task, new Outcome.Done());
        }
        for (Task task : ledger.claim("gdpr", Lane.LONG)) {
            if (content != null) {
                vault.keep(
                        task,
                        vault.intend(task, "https://example.org/" + task.id()),
                        new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)),
                        -1);
            }
            ledger.record(task, new Outcome.Done());
        }
        return claimed(RequestState.CLOSING, request.id());
    }

    Request accepted(Right right, List<String> mails) {
        Submission submission = new Submission(
                UUID.randomUUID().toString(),
                "table",
                Regulation.GDPR,
                right,
                Instant.parse("2026-11-02T08:15:00Z"),
                Instant.parse("2026-12-02T08:15:00Z"),
                null,
                List.copyOf(identifiers(mails)),
                List.of(new Proof(
                        ProofMethod.AGENT_ATTESTED,
                        Set.of(Factor.DOCUMENT, Factor.CALLBACK),
                        "service desk",
                        Instant.parse("2026-11-02T08:00:00Z"),
                        Set.of(),
                        null)),
                List.of(),
                "DE",
                "en");
        return claimed(RequestState.ACCEPTED, register.enter(submission).orElseThrow());
    }

    private static Set<Identifier> identifiers(List<String> mails) {
        return mails.stream()
                .map(mail -> new Identifier(IdentifierKind.EMAIL, mail))
                .collect(Collectors.toSet());
    }

    private static List<Phase> phases(Right right) {
        return right == Right.ACCESS ? List.of(Phase.SUBMIT, Phase.COLLECT) : List.of(Phase.SUBMIT);
    }

    Request claimed(RequestState state, UUID id) {
        return docket.claim(state).stream()
                .filter(r -> r.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
