package io.genesysdsr.sandbox.genesys;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The external contacts of a person that is being built: one with its ancestors, and others that nobody merged. */
final class ContactDrafts {
    private static final Instant FIRST_RECORD = Instant.parse("2019-01-07T08:30:00Z");

    private enum Kind {
        FIRST,
        ANCESTOR,
        OTHER
    }

    private static final class Draft {
        private final Kind kind;
        private final List<Term> own;
        private @Nullable Instant created;
        private @Nullable Instant modified;

        Draft(Kind kind, List<Term> own) {
            this.kind = kind;
            this.own = own;
        }
    }

    private final List<Draft> drafts = new ArrayList<>();
    private int current;

    void first() {
        if (drafts.isEmpty() || drafts.get(0).kind != Kind.FIRST) {
            drafts.add(0, new Draft(Kind.FIRST, List.of()));
        }
        current = 0;
    }

    void ancestor(List<Term> own) {
        first();
        add(Kind.ANCESTOR, own);
    }

    void another(List<Term> own) {
        first();
        add(Kind.OTHER, own);
    }

    void created(Instant at) {
        current().created = at;
    }

    void modified(Instant at) {
        current().modified = at;
    }

    /** What is known of the person by contacts that nobody merged with the first. */
    List<Term> ofTheOthers() {
        return drafts.stream()
                .filter(draft -> draft.kind == Kind.OTHER)
                .flatMap(draft -> draft.own.stream())
                .toList();
    }

    /** @param terms of the first contact */
    List<Contact> build(List<Term> terms, Function<String, UUID> id) {
        List<Contact> contacts = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            String own = id.apply(i == 0 ? "contact" : "contact" + i).toString();
            Contact.Dates dates =
                    dates(draft, i, Math.floorMod(id.apply("dates").hashCode(), 2000));
            int set = draft.kind == Kind.OTHER ? i : 0;
            contacts.add(new Contact(own, set, i == 0 ? terms : draft.own, dates));
        }
        return contacts;
    }

    /** Some day of some years for the first contact; an ancestor is older, what nobody merged is younger. */
    private static Contact.Dates dates(Draft draft, int position, int dice) {
        int away = draft.kind == Kind.OTHER ? 40 * position : -40 * position;
        Instant derived = FIRST_RECORD.plus(Duration.ofDays(400L + dice + away)).plusSeconds(dice * 7L);
        Instant modified = draft.modified;
        Instant created = draft.created == null ? derived : draft.created;
        if (modified == null) {
            modified = created.plus(Duration.ofHours(dice));
        } else if (modified.isBefore(created)) {
            created = modified.minus(Duration.ofDays(100));
        }
        return new Contact.Dates(created, modified);
    }

    private void add(Kind kind, List<Term> own) {
        drafts.add(new Draft(kind, own));
        current = drafts.size() - 1;
    }

    private Draft current() {
        if (drafts.isEmpty()) {
            first();
        }
        return drafts.get(current);
    }
}
