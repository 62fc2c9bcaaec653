package io.genesysdsr.resolution;

import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells whether all whom a search found are one person. Two records are where the index has both for one customer, where
 * they share an identifier of a person's own, where the person proved to hold what led to each, or where what the person
 * gave led to both and the names are the same; but not where their names differ, unless the index knows better.
 */
final class Kinship {

    private final Ownership ownership;
    private final Evidence evidence;

    Kinship(Ownership ownership, Evidence evidence) {
        this.ownership = ownership;
        this.evidence = evidence;
    }

    boolean isOnePerson(List<Lead> leads) {
        if (leads.isEmpty()) {
            return true;
        }
        List<Lead> strangers = new ArrayList<>(leads.subList(1, leads.size()));
        ArrayDeque<Lead> reached = new ArrayDeque<>(leads.subList(0, 1));
        while (!reached.isEmpty()) {
            Lead one = reached.remove();
            strangers.stream().filter(other -> areOne(one, other)).toList().forEach(other -> {
                strangers.remove(other);
                reached.add(other);
            });
        }
        return strangers.isEmpty();
    }

    private boolean areOne(Lead a, Lead b) {
        if (isOwn(a) && isOwn(b)) {
            return true;
        }
        if (!a.mayBeNamed(b.names())) {
            return false;
        }
        boolean given = isLedBy(a, evidence.submitted()) && isLedBy(b, evidence.submitted());
        return isSharing(a, b, a.isNamed(b.names()))
                || isLedBy(a, evidence.proved()) && isLedBy(b, evidence.proved())
                || given && (a.isNamed(b.names()) || a.isDialerContact() || b.isDialerContact());
    }

    private boolean isOwn(Lead lead) {
        return ownership.tie(lead.knownBy(), lead.changedOn()) == Ownership.Tie.OWN;
    }

    /** Households and companies share numbers: a number alone makes nobody the same person without the name. */
    private static boolean isSharing(Lead a, Lead b, boolean isSameName) {
        Set<Identifier> both = new HashSet<>(a.knownBy());
        both.retainAll(b.knownBy());
        return both.stream().anyMatch(i -> isSameName || i.kind() != IdentifierKind.PHONE);
    }

    private static boolean isLedBy(Lead lead, Iterable<Identifier> identifiers) {
        for (Identifier identifier : identifiers) {
            if (!identifier.kind().isShared() && lead.ledBy().contains(identifier)) {
                return true;
            }
        }
        return false;
    }
}
