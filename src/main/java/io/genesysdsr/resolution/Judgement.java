package io.genesysdsr.resolution;

import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.Right;
import io.genesysdsr.resolution.Candidate.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides whom the systems are asked for. Better a person is asked than a stranger is erased: more than one person, an
 * employee, a list that may hold more than it shows, or anybody of whom too little is known, is never acted upon.
 */
final class Judgement {

    /** The answers show more than one person. */
    static final String MORE_THAN_ONE = "resolve-201";
    /** An employee is among the answers. */
    static final String EMPLOYEE = "resolve-202";
    /** More was found than was listed. */
    static final String TRUNCATED = "resolve-203";
    /** Only names or addresses were submitted, which namesakes share. */
    static final String ONLY_SHARED = "resolve-204";
    /** A subject without any id that is known. */
    static final String NO_ID = "resolve-205";
    /** So much is linked that the search was ended. */
    static final String CUT_SHORT = "resolve-206";
    /** A business, to whom the regulations give no rights. */
    static final String BUSINESS = "resolve-207";
    /** A term that somebody else held as well, and no subject that covers it. */
    static final String REUSED = "resolve-208";
    /** Somebody of whom too little is known. */
    static final String UNSURE = "resolve-209";

    private final Search search;
    private final Evidence evidence;
    private final Scoring scoring;
    private final List<Lead> leads;
    private final int threshold;

    Judgement(Search search, Evidence evidence, ResolutionSettings settings, Right right, Instant now) {
        this.search = search;
        this.evidence = evidence;
        this.leads = List.copyOf(search.sightings().leads());
        this.scoring =
                new Scoring(settings, search.ownership(), search.sightings().leads(), evidence, right, now);
        this.threshold = settings.threshold(right);
    }

    Verdict verdict() {
        List<Candidate> weighed =
                scoring.all().stream().map(c -> c.as(0, standing(c))).toList();
        List<Candidate> all = new ArrayList<>(weighed);
        for (Identifier term : uncovered(weighed)) {
            Candidate bare = scoring.bare(term);
            if (isReused(bare) || !isFoundAtAll(term)) {
                all.add(bare.as(0, standing(bare)));
            }
        }
        List<Candidate> numbered = new ArrayList<>();
        all.forEach(c -> numbered.add(c.as(numbered.size() + 1, c.standing())));
        return new Verdict(code(numbered), numbered);
    }

    /** The index knows whose a record is: one of another customer is not in doubt, but out of the question. */
    private Standing standing(Candidate candidate) {
        boolean others = candidate.conflicts().contains(Conflict.OTHER_CUSTOMER)
                && search.ownership().tie(candidate.knownBy(), null) == Ownership.Tie.OTHER;
        if (others && !search.ownership().own().isEmpty()) {
            return Standing.SET_ASIDE;
        }
        return candidate.score() >= threshold && !isReused(candidate) ? Standing.ACCEPTED : Standing.DOUBTFUL;
    }

    private Set<Identifier> uncovered(List<Candidate> candidates) {
        Set<Identifier> covered = candidates.stream()
                .filter(c -> c.standing() == Standing.ACCEPTED)
                .flatMap(c -> lead(c).ledBy().stream())
                .collect(Collectors.toSet());
        return search.followed().stream()
                .filter(i -> !i.kind().isShared() && !covered.contains(i))
                .filter(i -> search.isAnswered(i) && !search.sightings().isWithheld(i))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What leads to somebody who may be a stranger is theirs as well; it is submitted only with them. */
    private boolean isFoundAtAll(Identifier term) {
        return leads.stream().anyMatch(l -> l.ledBy().contains(term));
    }

    private Lead lead(Candidate candidate) {
        return leads.stream()
                .filter(l -> l.target().equals(candidate.target()))
                .findFirst()
                .orElseThrow();
    }

    private @Nullable String code(List<Candidate> candidates) {
        String unfinished = unfinished();
        if (unfinished != null) {
            return unfinished;
        }
        boolean business = candidates.stream().anyMatch(c -> c.conflicts().contains(Conflict.BUSINESS));
        if (business || search.ownership().own().isEmpty() && isAnyBusiness()) {
            return BUSINESS;
        }
        if (isMoreThanOne(candidates)) {
            return MORE_THAN_ONE;
        }
        if (candidates.stream().anyMatch(c -> isIn(c, Standing.DOUBTFUL) && isReused(c))) {
            return REUSED;
        }
        return candidates.stream().anyMatch(c -> isIn(c, Standing.DOUBTFUL)) ? UNSURE : null;
    }

    /** What nobody's score can make good. */
    private @Nullable String unfinished() {
        if (search.isCutShort()) {
            return CUT_SHORT;
        } else if (search.sightings().isPartial()) {
            return TRUNCATED;
        } else if (search.sightings().isEmployeeAmong()) {
            return EMPLOYEE;
        } else if (search.sightings().isAnyWithoutId()) {
            return NO_ID;
        }
        return evidence.submitted().stream().allMatch(i -> i.kind().isShared()) ? ONLY_SHARED : null;
    }

    private boolean isAnyBusiness() {
        return !search.ownership().businesses().isEmpty();
    }

    private boolean isMoreThanOne(List<Candidate> candidates) {
        List<Lead> possible = candidates.stream()
                .filter(c -> c.target().kind().isSubject() && !isIn(c, Standing.SET_ASIDE))
                .map(this::lead)
                .toList();
        return search.ownership().own().size() > 1
                || possible.stream().anyMatch(Lead::isNamesake)
                || !new Kinship(search.ownership(), evidence).isOnePerson(possible);
    }

    private static boolean isReused(Candidate candidate) {
        return candidate.conflicts().contains(Conflict.REUSED);
    }

    private static boolean isIn(Candidate candidate, Standing standing) {
        return candidate.standing() == standing;
    }
}
