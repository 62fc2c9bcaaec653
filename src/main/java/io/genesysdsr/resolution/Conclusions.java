package io.genesysdsr.resolution;

import io.genesysdsr.keys.RequestKey;
import io.genesysdsr.request.Docket;
import io.genesysdsr.request.Register;
import io.genesysdsr.request.Request;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves a request on, or keeps the candidates for a person, in one transaction with the audit event that says why. */
@Component
class Conclusions {

    private final CaseStore cases;
    private final Register register;
    private final Docket docket;
    private final Explanation explanation;
    private final ResolutionSettings settings;
    private final Clock clock;

    Conclusions(
            CaseStore cases,
            Register register,
            Docket docket,
            Explanation explanation,
            ResolutionSettings settings,
            Clock clock) {
        this.cases = cases;
        this.register = register;
        this.docket = docket;
        this.explanation = explanation;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether a person said who is meant. */
    public boolean isChosen(UUID requestId) {
        return cases.isChosen(requestId);
    }

    /** Goes on with what a person chose, and with nothing that was not seen. */
    @Transactional
    public void goOn(Request request) {
        ResolutionCase chosen =
                cases.find(request.id(), register.key(request.id())).orElseThrow();
        Verdict verdict = chosen.verdict().choosing(chosen.chosen());
        resolved(request, verdict, new LinkedHashMap<>());
    }

    /** What the search found decides. */
    @Transactional
    public void conclude(Request request, Search search, Verdict verdict) {
        Map<String, Object> findings = explanation.of(search);
        String code = verdict.code();
        if (code == null) {
            resolved(request, verdict, findings);
        } else {
            RequestKey key = register.key(request.id());
            int last = cases.find(request.id(), key)
                    .map(earlier -> earlier.verdict().lastNumber())
                    .orElse(0);
            Verdict numbered = verdict.numberedAfter(last);
            findings.putAll(explained(request, numbered));
            cases.keep(request.id(), key, numbered);
            docket.unresolved(request, code, findings);
        }
    }

    private void resolved(Request request, Verdict verdict, Map<String, Object> findings) {
        findings.putAll(explained(request, verdict));
        docket.resolved(request, verdict.targets(), verdict.linked(), findings);
    }

    private Map<String, Object> explained(Request request, Verdict verdict) {
        return explanation.of(verdict, settings.threshold(request.right()), clock.instant());
    }
}
