package io.genesysdsr.resolution;

import io.genesysdsr.genesys.ContactsApi;
import io.genesysdsr.genesys.ContactsApi.ContactListing;
import io.genesysdsr.genesys.ExternalContact;
import io.genesysdsr.genesys.GdprApi;
import io.genesysdsr.genesys.GdprApi.SubjectListing;
import io.genesysdsr.genesys.GenesysAnswer;
import io.genesysdsr.genesys.GenesysCall;
import io.genesysdsr.genesys.UsersApi;
import io.genesysdsr.genesys.UsersApi.UserListing;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts questions to Genesys, and its answers into a search. */
@Component
class Questions {

    private final GdprApi gdpr;
    private final ContactsApi contacts;
    private final UsersApi users;

    Questions(GdprApi gdpr, ContactsApi contacts, UsersApi users) {
        this.gdpr = gdpr;
        this.contacts = contacts;
        this.users = users;
    }

    GenesysCall call(Ask ask) {
        Identifier about = ask.about();
        return switch (ask.what()) {
            case SUBJECTS -> gdpr.findSubjects(Terms.searchType(about), about.value());
            case LOOK_UP -> contacts.lookUp(Terms.searchType(about), about.value());
            case USERS ->
                about.kind() == IdentifierKind.USER_ID ? users.find(about.value()) : users.search(about.value());
            case SEARCH -> contacts.search(about.value());
            case CONTACT -> contacts.fetch(about.value());
        };
    }

    void take(Search search, Ask ask, GenesysAnswer answer) {
        Identifier about = ask.about();
        switch (ask.what()) {
            case SUBJECTS -> subjects(search, about, gdpr.subjects(answer));
            case LOOK_UP ->
                contacts.contact(answer)
                        .ifPresentOrElse(c -> found(search, about, c), () -> search.searchUnlessFound(about));
            case USERS -> users(search.sightings(), about, users.users(answer));
            case SEARCH -> searched(search, about, contacts.contacts(answer));
            case CONTACT ->
                contacts.contact(answer).ifPresent(c -> {
                    search.sightings().contact(about.value(), c);
                    search.seen(c);
                    search.fetch(c.canonicalId());
                });
        }
    }

    private static void subjects(Search search, Identifier about, SubjectListing listing) {
        listing.subjects().forEach(s -> {
            search.sightings().subject(about, s);
            if (s.externalContactId() != null) {
                search.fetch(s.externalContactId());
            } else if (s.userId() != null) {
                search.user(s.userId());
            }
        });
        if (listing.truncated()) {
            search.sightings().partial();
        }
        if (about.kind().isShared() && listing.subjects().isEmpty()) {
            search.searchUnlessFound(about);
        }
    }

    private static void found(Search search, Identifier about, ExternalContact contact) {
        search.sightings().contact(about, contact);
        search.seen(contact);
        search.fetch(contact.canonicalId());
    }

    private static void users(Sightings sightings, Identifier about, UserListing listing) {
        listing.users().forEach(user -> sightings.user(about, user));
        if (listing.truncated()) {
            sightings.partial();
        }
    }

    /** A search by keywords also shows who has nothing but a word in common: those are nobody's candidates. */
    private static void searched(Search search, Identifier about, ContactListing listing) {
        List<ExternalContact> meant = listing.contacts().stream()
                .filter(contact -> isMeant(about, contact))
                .toList();
        meant.forEach(contact -> found(search, about, contact));
        if (listing.truncated() && (!meant.isEmpty() || !about.kind().isShared())) {
            search.sightings().partial();
        }
    }

    private static boolean isMeant(Identifier about, ExternalContact contact) {
        if (about.kind() == IdentifierKind.NAME) {
            return contact.name() != null && Names.agree(about.value(), contact.name());
        }
        return contact.terms().stream().anyMatch(t -> Terms.identifier(t).equals(about));
    }
}
