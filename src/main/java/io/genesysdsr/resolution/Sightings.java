package io.genesysdsr.resolution;

import io.genesysdsr.genesys.ExternalContact;
import io.genesysdsr.genesys.GdprSubject;
import io.genesysdsr.genesys.UsersApi.User;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Everybody whom the answers showed so far, brought together by merge set. Personal data. */
final class Sightings {

    private final Map<String, ExternalContact> contacts = new LinkedHashMap<>();
    private final Map<Identifier, Lead> leads = new LinkedHashMap<>();
    private final Map<String, Boolean> users = new LinkedHashMap<>();
    private final Set<String> listedUsers = new LinkedHashSet<>();
    private final Map<Identifier, Set<String>> usersBy = new LinkedHashMap<>();
    private final Set<Identifier> withoutId = new LinkedHashSet<>();
    private boolean partial;

    /** A subject of {@code GET /api/v2/gdpr/subjects} under that identifier. */
    void subject(Identifier by, GdprSubject s) {
        GdprSubject.DialerContactId dialer = s.dialerContactId();
        if (s.externalContactId() != null) {
            contactLead(s.externalContactId()).ledBy(by, s.name());
        } else if (dialer != null) {
            lead(new Identifier(IdentifierKind.DIALER_CONTACT_ID, dialer.contactListId() + "/" + dialer.id()))
                    .ledBy(by, s.name());
        } else if (s.userId() != null) {
            listedUsers.add(s.userId());
            ledToUser(by, s.userId());
        } else {
            withoutId.add(by);
        }
    }

    /** A contact that an identifier led to. */
    void contact(Identifier by, ExternalContact contact) {
        contact(contact.id(), contact);
        contactLead(contact.id()).ledBy(by, null);
    }

    /** What became of fetching a contact: under a merged id Genesys shows the canonical contact. */
    void contact(String askedFor, ExternalContact contact) {
        contacts.put(askedFor, contact);
        contacts.put(contact.id(), contact);
        mergeInto(contact);
    }

    /** Who was taken for several becomes one. */
    private void mergeInto(ExternalContact contact) {
        Lead canonical = lead(contactId(contact.canonicalId()));
        canonical.knownBy(contact);
        Set<String> members = new LinkedHashSet<>(contact.mergeSet());
        contacts.forEach((id, c) -> {
            if (c.canonicalId().equals(contact.canonicalId())) {
                members.add(id);
            }
        });
        members.remove(contact.canonicalId());
        for (String member : members) {
            Lead ancestor = leads.remove(contactId(member));
            if (ancestor != null) {
                canonical.takeOver(ancestor);
            }
        }
    }

    /** A user whom an identifier led to. */
    void user(Identifier by, User user) {
        users.merge(user.id(), user.active(), (a, b) -> a || b);
        ledToUser(by, user.id());
    }

    private void ledToUser(Identifier by, String userId) {
        usersBy.computeIfAbsent(by, i -> new LinkedHashSet<>()).add(userId);
    }

    void partial() {
        partial = true;
    }

    private Lead contactLead(String id) {
        ExternalContact contact = contacts.get(id);
        String canonical = contact == null ? headOf(id) : contact.canonicalId();
        return lead(contactId(canonical));
    }

    private String headOf(String id) {
        return contacts.values().stream()
                .filter(c -> c.mergeSet().contains(id))
                .map(ExternalContact::canonicalId)
                .findFirst()
                .orElse(id);
    }

    private Lead lead(Identifier target) {
        return Objects.requireNonNull(leads.computeIfAbsent(target, Lead::new));
    }

    private static Identifier contactId(String id) {
        return new Identifier(IdentifierKind.EXTERNAL_CONTACT_ID, id);
    }

    /** Whether more may be there than was shown. */
    boolean isPartial() {
        return partial;
    }

    /** Whether a subject was shown without any id that is known here. */
    boolean isAnyWithoutId() {
        return !withoutId.isEmpty();
    }

    /** Whether an employee is among them; a user whose state nobody said counts as one. */
    boolean isEmployeeAmong() {
        return users.containsValue(true) || listedUsers.stream().anyMatch(this::isEmployee);
    }

    private boolean isEmployee(String userId) {
        return users.getOrDefault(userId, true);
    }

    /** Whether it leads to an employee, or to somebody without id: asked for by itself, it would be theirs. */
    boolean isWithheld(Identifier identifier) {
        return withoutId.contains(identifier)
                || usersBy.getOrDefault(identifier, Set.of()).stream().anyMatch(this::isEmployee);
    }

    /** Users who are employees no more. */
    int formerEmployees() {
        return (int) users.values().stream().filter(active -> !active).count();
    }

    /** Whether it was fetched, or is known from another answer. */
    boolean isKnown(String contactId) {
        return contacts.containsKey(contactId);
    }

    boolean isUserKnown(String userId) {
        return users.containsKey(userId);
    }

    /** Each merge set and each dialer contact, in the order in which they were met. */
    Set<Lead> leads() {
        return new LinkedHashSet<>(leads.values());
    }
}
