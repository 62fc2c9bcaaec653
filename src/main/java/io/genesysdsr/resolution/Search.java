package io.genesysdsr.resolution;

import io.genesysdsr.customers.CustomerListing;
import io.genesysdsr.genesys.ExternalContact;
import io.genesysdsr.genesys.GenesysAnswer;
import io.genesysdsr.genesys.GenesysCall;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import io.genesysdsr.resolution.Ask.What;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request's search: from what was submitted to everything that is linked with it. It visits everything once and ends,
 * at the latest at its bound of calls. It changes nothing outside, so that after a crash it begins anew. Belongs to one
 * thread. Personal data: its text shows nothing.
 */
public final class Search {

    /** What is to be done next. */
    public enum Step {
        /** The master customer index is asked about {@link #identifiers()}. */
        INDEX,
        /** Genesys is asked by {@link #call()}. */
        CALL,
        /** Everything is known that can be. */
        END
    }

    private final Ownership ownership;
    private final Sightings sightings = new Sightings();
    private final int callsAtMost;
    private final Set<Identifier> followed = new LinkedHashSet<>();
    private final Set<Identifier> known = new LinkedHashSet<>();
    private final Set<Identifier> askedIndex = new LinkedHashSet<>();
    private final Set<Ask> asked = new LinkedHashSet<>();
    private final ArrayDeque<Ask> frontier = new ArrayDeque<>();
    private final Map<String, ExternalContact> unfollowed = new LinkedHashMap<>();
    private Step step = Step.END;
    private @Nullable Ask current;
    private @Nullable GenesysCall call;
    private int calls;
    private boolean cutShort;

    /**
     * A search that has not begun.
     *
     * @param ownership what the index will say
     * @param callsAtMost after so many calls it ends unfinished
     */
    Search(Ownership ownership, int callsAtMost) {
        this.ownership = ownership;
        this.callsAtMost = callsAtMost;
    }

    /** Goes on with everything that this identifier leads to. */
    void follow(Identifier identifier) {
        if (identifier.kind().isSubject() || !followed.add(identifier)) {
            return;
        }
        ask(What.SUBJECTS, identifier);
        if (!identifier.kind().isShared()) {
            known.add(identifier);
            ask(What.LOOK_UP, identifier);
        }
        if (identifier.kind() == IdentifierKind.EMAIL) {
            ask(What.USERS, identifier);
        }
    }

    /** A contact whose identifiers are followed once the index was asked whose they are. */
    void seen(ExternalContact contact) {
        unfollowed.put(contact.id(), contact);
        contact.terms().forEach(t -> known.add(Terms.identifier(t)));
    }

    void fetch(String contactId) {
        if (!sightings.isKnown(contactId)) {
            ask(What.CONTACT, new Identifier(IdentifierKind.EXTERNAL_CONTACT_ID, contactId));
        }
    }

    void user(String userId) {
        if (!sightings.isUserKnown(userId)) {
            ask(What.USERS, new Identifier(IdentifierKind.USER_ID, userId));
        }
    }

    void searchUnlessFound(Identifier identifier) {
        if (sightings.leads().stream().noneMatch(l -> l.ledBy().contains(identifier))) {
            ask(What.SEARCH, identifier);
        }
    }

    private void ask(What what, Identifier about) {
        Ask ask = new Ask(what, about);
        if (asked.add(ask)) {
            frontier.add(ask);
        }
    }

    void customers(CustomerListing listing) {
        askedIndex.addAll(known);
        ownership.add(listing.customers());
        if (listing.truncated()) {
            sightings.partial();
        }
        ownership.linked().forEach(this::follow);
    }

    /** Decides what is next: the index before Genesys, so that nobody else's identifiers are followed. */
    void advance(Questions questions) {
        current = null;
        call = null;
        if (!askedIndex.containsAll(known)) {
            step = Step.INDEX;
            return;
        }
        followContacts();
        if (!askedIndex.containsAll(known)) {
            step = Step.INDEX;
        } else if (frontier.isEmpty()) {
            step = Step.END;
        } else if (calls >= callsAtMost) {
            cutShort = true;
            step = Step.END;
        } else {
            calls++;
            current = frontier.remove();
            call = questions.call(current);
            step = Step.CALL;
        }
    }

    private void followContacts() {
        List.copyOf(unfollowed.values()).stream().filter(this::isToFollow).forEach(contact -> {
            unfollowed.remove(contact.id());
            contact.terms().forEach(t -> follow(Terms.identifier(t)));
        });
    }

    /** Neither a namesake's nor another customer's identifiers are the person's. */
    private boolean isToFollow(ExternalContact contact) {
        Lead lead = sightings.leads().stream()
                .filter(l -> l.target().value().equals(contact.canonicalId()))
                .findFirst()
                .orElse(null);
        if (lead == null || lead.isNamesake()) {
            return false;
        }
        Collection<Identifier> terms =
                contact.terms().stream().map(Terms::identifier).toList();
        Ownership.Tie tie = ownership.tie(terms, lead.changedOn());
        return tie == Ownership.Tie.NONE || tie == Ownership.Tie.OWN;
    }

    void answered(Questions questions, GenesysAnswer answer) {
        questions.take(this, Objects.requireNonNull(current), answer);
    }

    /** Whether something is still to be asked. */
    public boolean isOpen() {
        return step != Step.END;
    }

    /** What is to be done next. */
    public Step step() {
        return step;
    }

    /** What the index is to be asked about. */
    public List<Identifier> identifiers() {
        List<Identifier> unasked = new ArrayList<>(known);
        unasked.removeAll(askedIndex);
        return unasked;
    }

    /** The next call to Genesys; null where none is next. */
    public @Nullable GenesysCall call() {
        return call;
    }

    Ownership ownership() {
        return ownership;
    }

    Sightings sightings() {
        return sightings;
    }

    /** Everything that was followed. */
    Set<Identifier> followed() {
        return followed;
    }

    /** Whether all was asked about it; where the bound ended the search, nothing is known of the rest. */
    boolean isAnswered(Identifier identifier) {
        return !cutShort || frontier.stream().noneMatch(ask -> ask.about().equals(identifier));
    }

    int calls() {
        return calls;
    }

    /** Whether the bound ended it. */
    boolean isCutShort() {
        return cutShort;
    }

    @Override
    public String toString() {
        return "Search[" + step + " after " + calls + " calls]";
    }
}
