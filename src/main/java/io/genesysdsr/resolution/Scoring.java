package io.genesysdsr.resolution;

import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import io.genesysdsr.resolution.Agreement.Origin;
import io.genesysdsr.resolution.Candidate.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Weighs what speaks for and against one who may be the person. */
final class Scoring {

    private static final int MOST = 100;

    private final ResolutionSettings settings;
    private final Ownership ownership;
    private final Set<Lead> leads;
    private final Evidence evidence;
    private final Instant now;

    Scoring(ResolutionSettings settings, Ownership ownership, Set<Lead> leads, Evidence evidence, Instant now) {
        this.settings = settings;
        this.ownership = ownership;
        this.leads = leads;
        this.evidence = evidence;
        this.now = now;
    }

    /** Everybody, the surest first. */
    List<Candidate> all() {
        Set<String> names = names();
        return leads.stream()
                .map(lead -> weigh(lead, names))
                .sorted(Comparator.comparingInt(Candidate::score).reversed())
                .toList();
    }

    /** The names to compare with: those that were given, else those of the candidate that most speaks for. */
    private Set<String> names() {
        return evidence.names().isEmpty()
                ? leads.stream()
                        .filter(l -> !l.names().isEmpty() && !l.isNamesake())
                        .max(Comparator.comparingInt(l -> sum(agreements(l))))
                        .map(Lead::names)
                        .orElse(Set.of())
                : evidence.names();
    }

    private Candidate weigh(Lead lead, Set<String> names) {
        List<Agreement> agreements = agreements(lead);
        if (!evidence.names().isEmpty() && lead.isNamed(names)) {
            evidence.submitted().stream()
                    .filter(i -> i.kind() == IdentifierKind.NAME)
                    .findFirst()
                    .ifPresent(name -> agreements.add(new Agreement(name, Origin.SUBMITTED)));
        }
        Set<Conflict> conflicts = conflicts(lead, names);
        int score = Math.max(0, Math.min(MOST, sum(agreements)) - against(conflicts));
        return new Candidate(
                0,
                lead.target(),
                lead.names(),
                lead.knownBy(),
                agreements,
                conflicts,
                lead.changed(),
                score,
                Standing.DOUBTFUL);
    }

    /** A term without a subject that somebody else held as well. */
    Candidate reused(Identifier term) {
        Origin origin = origin(term, null);
        List<Agreement> agreements = origin == null ? List.of() : List.of(new Agreement(term, origin));
        Set<Conflict> conflicts = EnumSet.of(Conflict.REUSED);
        int score = Math.max(0, Math.min(MOST, sum(agreements)) - against(conflicts));
        return new Candidate(0, term, Set.of(), Set.of(term), agreements, conflicts, null, score, Standing.DOUBTFUL);
    }

    private List<Agreement> agreements(Lead lead) {
        List<Agreement> agreements = new ArrayList<>();
        for (Identifier identifier : lead.knownBy()) {
            Origin origin = origin(identifier, lead);
            if (origin != null) {
                agreements.add(new Agreement(identifier, origin));
            }
        }
        agreements.sort(Comparator.comparing(Agreement::origin));
        return agreements;
    }

    private @Nullable Origin origin(Identifier identifier, @Nullable Lead of) {
        if (evidence.proved().contains(identifier)) {
            return Origin.PROVED;
        } else if (evidence.submitted().contains(identifier)) {
            return Origin.SUBMITTED;
        } else if (ownership.isOwn(identifier)) {
            return Origin.INDEXED;
        }
        return leads.stream().filter(l -> l != of && !l.isNamesake()).anyMatch(l -> l.knownBy()
                        .contains(identifier))
                ? Origin.LINKED
                : null;
    }

    private Set<Conflict> conflicts(Lead lead, Set<String> names) {
        Set<Conflict> conflicts = EnumSet.noneOf(Conflict.class);
        if (!lead.mayBeNamed(names)) {
            conflicts.add(Conflict.NAME);
        }
        if (lead.isNamesake()) {
            conflicts.add(Conflict.NAMESAKE);
        }
        switch (ownership.tie(lead.knownBy(), lead.changedOn())) {
            case OTHER, BOTH -> conflicts.add(Conflict.OTHER_CUSTOMER);
            case FORMER -> conflicts.add(Conflict.FORMER_HOLDER);
            case BUSINESS -> conflicts.add(Conflict.BUSINESS);
            case NONE, OWN -> {}
        }
        Instant changed = lead.changed();
        if (changed != null && changed.isBefore(now.minus(settings.staleAfter()))) {
            conflicts.add(Conflict.STALE);
        }
        return conflicts;
    }

    private int sum(List<Agreement> agreements) {
        return agreements.stream().mapToInt(this::weight).sum();
    }

    private int weight(Agreement agreement) {
        ResolutionSettings.Weights weights = settings.weights();
        if (agreement.identifier().kind() == IdentifierKind.NAME) {
            return weights.name();
        }
        return switch (agreement.origin()) {
            case PROVED -> weights.proved();
            case SUBMITTED -> weights.submitted();
            case INDEXED -> weights.indexed();
            case LINKED ->
                agreement.identifier().kind() == IdentifierKind.PHONE ? weights.linkedPhone() : weights.linked();
        };
    }

    private int against(Set<Conflict> conflicts) {
        ResolutionSettings.Deductions deductions = settings.deductions();
        return conflicts.stream()
                .mapToInt(conflict -> switch (conflict) {
                    case NAME -> deductions.name();
                    case OTHER_CUSTOMER -> deductions.otherCustomer();
                    case FORMER_HOLDER, REUSED -> deductions.formerHolder();
                    case BUSINESS -> deductions.business();
                    case STALE -> deductions.stale();
                    case NAMESAKE -> 0;
                })
                .sum();
    }
}
