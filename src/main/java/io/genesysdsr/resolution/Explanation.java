package io.genesysdsr.resolution;

import io.genesysdsr.keys.Keys;
import io.genesysdsr.request.Identifier;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Says why somebody was taken for the person, or was not: in figures, codes and keyed hashes, for the audit file. */
@Component
class Explanation {

    private final Keys keys;

    Explanation(Keys keys) {
        this.keys = keys;
    }

    /** Everything that the decision rests on. */
    Map<String, Object> of(Verdict verdict, int threshold, Instant now) {
        Map<String, Object> findings = new LinkedHashMap<>();
        findings.put(
                "subjects",
                verdict.targets().stream().filter(t -> t.kind().isSubject()).count());
        findings.put(
                "bareTerms",
                verdict.targets().stream().filter(t -> !t.kind().isSubject()).count());
        findings.put("threshold", threshold);
        findings.put(
                "candidates",
                verdict.candidates().stream().map(c -> candidate(c, now)).toList());
        return findings;
    }

    /** How far the search went. */
    Map<String, Object> of(Search search) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("lookedUp", search.followed().size());
        figures.put("calls", search.calls());
        if (search.sightings().formerEmployees() > 0) {
            figures.put("formerEmployees", search.sightings().formerEmployees());
        }
        return figures;
    }

    /** What a person chose. */
    Map<String, Object> of(List<Candidate> chosen) {
        return Map.of(
                "candidates",
                chosen.stream()
                        .map(c -> Map.of("number", c.number(), "subject", hash(c.target()), "score", c.score()))
                        .toList());
    }

    private Map<String, Object> candidate(Candidate c, Instant now) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("number", c.number());
        said.put("kind", c.target().kind());
        said.put("subject", hash(c.target()));
        said.put("standing", c.standing());
        said.put("score", c.score());
        said.put(
                "agrees",
                c.agreements().stream()
                        .map(a -> Map.of(
                                "kind", a.identifier().kind(), "as", a.origin(), "identifier", hash(a.identifier())))
                        .toList());
        said.put("conflicts", c.conflicts());
        Instant changed = c.changed();
        if (changed != null) {
            said.put("changedDaysAgo", Duration.between(changed, now).toDays());
        }
        return said;
    }

    private String hash(Identifier identifier) {
        return keys.lookupHash(identifier.kind().name(), identifier.value());
    }
}
