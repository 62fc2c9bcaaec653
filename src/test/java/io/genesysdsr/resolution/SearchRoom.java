package io.genesysdsr.resolution;

import io.genesysdsr.customers.Customer;
import io.genesysdsr.customers.CustomerListing;
import io.genesysdsr.customers.Held;
import io.genesysdsr.customers.Party;
import io.genesysdsr.genesys.ContactTerm;
import io.genesysdsr.genesys.ExternalContact;
import io.genesysdsr.genesys.GdprSubject;
import io.genesysdsr.genesys.SearchType;
import io.genesysdsr.genesys.UsersApi.User;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import io.genesysdsr.request.Right;
import io.genesysdsr.resolution.ResolutionSettings.Deductions;
import io.genesysdsr.resolution.ResolutionSettings.Weights;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A search whose answers a test makes up, and the settings that are shipped. */
final class SearchRoom {

    static final Identifier MAIL = new Identifier(IdentifierKind.EMAIL, "a@example.org");
    static final Identifier OTHER_MAIL = new Identifier(IdentifierKind.EMAIL, "b@example.org");
    static final Identifier PHONE = new Identifier(IdentifierKind.PHONE, "+4930123456");
    static final Identifier NAME = new Identifier(IdentifierKind.NAME, "Ada Example");
    static final LocalDate TODAY = LocalDate.parse("2026-03-01");
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    static final ResolutionSettings SETTINGS = new ResolutionSettings(
            80,
            Map.of(Right.ACCESS, 80, Right.RECTIFICATION, 70, Right.ERASURE, 70, Right.PORTABILITY, 80),
            new Weights(90, 85, 85, 55, 40, 20),
            new Deductions(40, 100, 60, 100, 5),
            Duration.ofDays(1825));

    private final List<Identifier> submitted;
    private final Set<Identifier> proved;
    private final Search search;

    private SearchRoom(List<Identifier> submitted, Set<Identifier> proved) {
        this.submitted = submitted;
        this.proved = proved;
        this.search = new Search(new Ownership(submitted, TODAY), 80);
        submitted.forEach(search::follow);
    }

    static SearchRoom submitting(Identifier... identifiers) {
        return new SearchRoom(List.of(identifiers), Set.of());
    }

    SearchRoom havingProved(Identifier... identifiers) {
        return new SearchRoom(submitted, Set.of(identifiers));
    }

    SearchRoom subject(Identifier by, GdprSubject subject) {
        search.sightings().subject(by, subject);
        return this;
    }

    /** A contact that this identifier led to, with its details; whatever it is known by is followed. */
    SearchRoom contact(Identifier by, ExternalContact contact) {
        search.sightings().contact(by, contact);
        contact.terms().forEach(t -> search.follow(Terms.identifier(t)));
        return this;
    }

    /** A contact that the index has for somebody else: what it is known by is not followed. */
    SearchRoom stranger(Identifier by, ExternalContact contact) {
        search.sightings().contact(by, contact);
        return this;
    }

    SearchRoom partial() {
        search.sightings().partial();
        return this;
    }

    SearchRoom user(String id, boolean active) {
        search.sightings().user(MAIL, new User(id, active));
        return this;
    }

    SearchRoom index(Customer... customers) {
        search.customers(new CustomerListing(List.of(customers), false));
        return this;
    }

    Verdict verdict(Right right) {
        return verdict(right, SETTINGS);
    }

    Verdict verdict(Right right, ResolutionSettings settings) {
        return new Judgement(search, new Evidence(submitted, proved), settings, right, NOW).verdict();
    }

    Verdict verdict() {
        return verdict(Right.ERASURE);
    }

    static ExternalContact contact(String id, @Nullable String name, Identifier... terms) {
        return merged(id, name, Set.of(), terms);
    }

    static ExternalContact merged(String id, @Nullable String name, Set<String> mergeSet, Identifier... terms) {
        return new ExternalContact(id, name, id, mergeSet, NOW.minus(Duration.ofDays(30)), terms(terms));
    }

    static ExternalContact changed(String id, Instant at, Identifier... terms) {
        return new ExternalContact(id, null, id, Set.of(), at, terms(terms));
    }

    private static List<ContactTerm> terms(Identifier... identifiers) {
        List<ContactTerm> terms = new ArrayList<>();
        for (Identifier i : identifiers) {
            terms.add(new ContactTerm(SearchType.valueOf(i.kind().name()), i.value()));
        }
        return terms;
    }

    static Customer customer(String key, Party party, Held... held) {
        return new Customer(key, party, List.of(held));
    }

    static Held holds(Identifier identifier) {
        return new Held(identifier.kind(), identifier.value(), null, null);
    }

    static Held held(Identifier identifier, @Nullable String from, @Nullable String until) {
        return new Held(
                identifier.kind(),
                identifier.value(),
                from == null ? null : LocalDate.parse(from),
                until == null ? null : LocalDate.parse(until));
    }

    static Identifier target(String contactId) {
        return new Identifier(IdentifierKind.EXTERNAL_CONTACT_ID, contactId);
    }
}
