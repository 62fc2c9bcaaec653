package io.genesysdsr.resolution;

import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import io.genesysdsr.request.Right;
import io.genesysdsr.resolution.Agreement.Origin;
import io.genesysdsr.resolution.Candidate.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Weighs what speaks for and against one who may be the person. What records have in common counts only where one of them
 * is sure without it: otherwise two records of a stranger would vouch for each other.
 */
final class Scoring {

    private static final int MOST = 100;

    private final ResolutionSettings settings;
    private final Ownership ownership;
    private final Set<Lead> leads;
    private final Evidence evidence;
    private final Instant now;
    private final Set<Lead> sure = new LinkedHashSet<>();

    Scoring(
            ResolutionSettings settings,
            Ownership ownership,
            Set<Lead> leads,
            Evidence evidence,
            Right right,
            Instant now) {
        this.settings = settings;
        this.ownership = ownership;
        this.leads = leads;
        this.evidence = evidence;
        this.now = now;
        Set<String> names = names();
        boolean grown = true;
        while (grown) {
            grown = sure.addAll(
                    leads.stream().filter(l -> isSure(l, names, right)).toList());
        }
    }

    private boolean isSure(Lead lead, Set<String> names, Right right) {
        return !lead.isNamesake() && weigh(lead, names).score() >= settings.threshold(right);
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
                        .max(Comparator.comparingInt(l -> sum(given(l))))
                        .map(Lead::names)
                        .orElse(Set.of())
                : evidence.names();
    }

    private Candidate weigh(Lead lead, Set<String> names) {
        List<Agreement> agreements = given(lead);
        if (!agreements.isEmpty() && lead.isNamed(evidence.names())) {
            agreements.add(new Agreement(name(evidence.names()), Origin.SUBMITTED));
        }
        agreements.addAll(linked(lead, agreements.isEmpty()));
        Set<Conflict> conflicts = conflicts(lead, names);
        return new Candidate(
                0,
                lead.target(),
                lead.names(),
                lead.knownBy(),
                agreements,
                conflicts,
                lead.changed(),
                score(agreements, conflicts),
                Standing.DOUBTFUL);
    }

    private static Identifier name(Set<String> names) {
        return new Identifier(IdentifierKind.NAME, names.iterator().next());
    }

    /** An identifier that no subject covers. */
    Candidate bare(Identifier term) {
        Origin origin = origin(term);
        List<Agreement> agreements = List.of(new Agreement(term, origin == null ? Origin.LINKED : origin));
        Set<Conflict> conflicts = EnumSet.noneOf(Conflict.class);
        if (ownership.isReused(term) || ownership.isLapsed(term)) {
            conflicts.add(Conflict.REUSED);
        }
        int score = score(agreements, conflicts);
        return new Candidate(0, term, Set.of(), Set.of(term), agreements, conflicts, null, score, Standing.DOUBTFUL);
    }

    /** What the person gave, or the index has for the person. */
    private List<Agreement> given(Lead lead) {
        List<Agreement> agreements = new ArrayList<>();
        for (Identifier identifier : lead.knownBy()) {
            Origin origin = origin(identifier);
            if (origin != null) {
                agreements.add(new Agreement(identifier, origin));
            }
        }
        agreements.sort(Comparator.comparing(Agreement::origin));
        return agreements;
    }

    private @Nullable Origin origin(Identifier identifier) {
        if (evidence.proved().contains(identifier)) {
            return Origin.PROVED;
        } else if (evidence.submitted().contains(identifier)) {
            return Origin.SUBMITTED;
        }
        return ownership.isOwn(identifier) && !ownership.isReused(identifier) ? Origin.INDEXED : null;
    }

    /**
     * What it has in common with records that are sure; the names among it, because whoever can write one thing into a
     * record can write two, and the name that was given was not proved.
     */
    private List<Agreement> linked(Lead lead, boolean withNames) {
        List<Agreement> agreements = new ArrayList<>();
        List<Lead> others = sure.stream().filter(l -> l != lead).toList();
        lead.knownBy().stream()
                .filter(i -> origin(i) == null)
                .filter(i -> others.stream().anyMatch(l -> l.knownBy().contains(i)))
                .forEach(i -> agreements.add(new Agreement(i, Origin.LINKED)));
        others.stream()
                .filter(l -> withNames && !agreements.isEmpty() && lead.isNamed(l.names()))
                .findFirst()
                .ifPresent(l -> agreements.add(new Agreement(name(l.names()), Origin.LINKED)));
        return agreements;
    }

    private Set<Conflict> conflicts(Lead lead, Set<String> names) {
        Set<Conflict> conflicts = EnumSet.noneOf(Conflict.class);
        if (!lead.mayBeNamed(names) || lead.isOfTwoNames()) {
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

    private int score(List<Agreement> agreements, Set<Conflict> conflicts) {
        return Math.max(0, Math.min(MOST, sum(agreements)) - against(conflicts));
    }

    /** Of what is only linked the best counts, and not how much of it there is. */
    private int sum(List<Agreement> agreements) {
        int linked = agreements.stream()
                .filter(Scoring::isOnlyLinked)
                .mapToInt(this::weight)
                .max()
                .orElse(0);
        return linked
                + agreements.stream()
                        .filter(a -> !isOnlyLinked(a))
                        .mapToInt(this::weight)
                        .sum();
    }

    private static boolean isOnlyLinked(Agreement agreement) {
        return agreement.origin() == Origin.LINKED && agreement.identifier().kind() != IdentifierKind.NAME;
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
