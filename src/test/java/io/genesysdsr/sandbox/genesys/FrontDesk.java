package io.genesysdsr.sandbox.genesys;

import io.genesysdsr.sandbox.genesys.Operation.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes a call through what every call meets: faults, token, limits, permission; then hands it to its endpoint. */
final class FrontDesk {
    /** What is to be sent, and what is to be written down of it. */
    record Reply(Answer answer, RateLimits.Standing standing, String client, List<String> violations) {}

    private final Operations operations;
    private final Tokens tokens;
    private final RateLimits limits;
    private final DefinitionCheck definition;

    FrontDesk(Operations operations, Tokens tokens, RateLimits limits, DefinitionCheck definition) {
        this.operations = operations;
        this.tokens = tokens;
        this.limits = limits;
        this.definition = definition;
    }

    Reply reply(Ask ask, Operations.@Nullable Match match) {
        Fault fault = ask.admission().fault();
        if (fault.mark() == Fault.Mark.TOKENS_REVOKED) {
            tokens.revokeAll();
        }
        Host host = ask.operation().host();
        Token token = host == Host.API ? tokens.of(ask.header("authorization")) : null;
        RateLimits.Standing standing = token == null
                ? limits.uncounted()
                : limits.count(token, ask.operation().limit());
        Ask admitted = ask.admitted(new Ask.Admission(token, fault));
        Answer answer = fault.instead() != null ? fault.instead() : answer(admitted, match, standing);
        String client = token == null ? "" : token.client().id();
        return new Reply(fault.rewritten(answer), standing, client, violations(ask, match));
    }

    private Answer answer(Ask ask, Operations.@Nullable Match match, RateLimits.Standing standing) {
        try {
            if (ask.operation().host() == Host.API) {
                admit(ask, standing);
            }
            if (match == null) {
                throw new ApiFailure(ApiError.notFound());
            }
            return match.endpoint().answer(ask);
        } catch (ApiFailure failure) {
            Answer refusal = Answer.error(failure.error());
            return failure.error().status() == 429
                    ? refusal.withHeader("Retry-After", Long.toString(standing.resetSeconds()))
                    : refusal;
        }
    }

    private static void admit(Ask ask, RateLimits.Standing standing) {
        Token token = ask.admission().token();
        if (token == null) {
            boolean without = ask.header("authorization") == null;
            throw new ApiFailure(without ? ApiError.noBearer() : ApiError.badCredentials());
        }
        if (standing.exceeded()) {
            throw new ApiFailure(ApiError.retryAfter(standing.resetSeconds()));
        }
        List<String> needed = ask.operation().permissions();
        if (!needed.isEmpty() && needed.stream().noneMatch(token.client().permissions()::contains)) {
            throw new ApiFailure(
                    needed.size() == 1 ? ApiError.missingPermission(needed.get(0)) : ApiError.missingAny(needed));
        }
    }

    private List<String> violations(Ask ask, Operations.@Nullable Match match) {
        if (ask.operation().host() != Host.API) {
            return match == null ? List.of("no such operation") : List.of();
        }
        return match == null ? List.of("no such operation is published") : definition.request(ask);
    }

    /** What of the answer is against the definition; a fault is so by intention. */
    List<String> violations(Ask ask, Answer answer, String correlationId) {
        boolean asPublished = ask.operation().host() == Host.API
                && ask.admission().fault().leavesTheAnswer()
                && answer.status() != 303;
        if (!definition.isOn() || !asPublished) {
            return List.of();
        }
        List<String> violations = new ArrayList<>();
        String type = answer.headers().getOrDefault("Content-Type", Answer.JSON);
        definition
                .answer(ask, answer.status(), type.toLowerCase(Locale.ROOT), answer.rendered(correlationId))
                .forEach(violation -> violations.add("answer: " + violation));
        return violations;
    }

    Operations.@Nullable Match find(Host host, String method, String path) {
        return operations.find(host, method, path);
    }
}
