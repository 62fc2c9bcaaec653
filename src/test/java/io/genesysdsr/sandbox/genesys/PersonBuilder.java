package io.genesysdsr.sandbox.genesys;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Person}; every id is derived from what was said, so the same words give the same person. */
public final class PersonBuilder {
    /** So that whoever a test adds comes last, and the plain people of the seed stay who they are. */
    private static final String AFTER_THE_SEEDED = "zz-";

    private static final Instant LATEST_CONVERSATION = Instant.parse("2026-06-30T12:00:00Z");

    private static final long DAYS_SINCE_A_FORMER_NUMBER = 900;

    private final List<Term> terms = new ArrayList<>();
    private final List<Term> former = new ArrayList<>();
    private final ContactDrafts contacts = new ContactDrafts();
    private final List<DialerContact> dialerContacts = new ArrayList<>();
    private String key = "";
    private @Nullable UserState employee;
    private int conversations = 3;
    private long exportBytes;
    private int archives = 1;

    PersonBuilder() {}

    /** The double's own name for the person; without it, one is made from the terms. */
    public PersonBuilder key(String own) {
        key = own;
        return this;
    }

    public PersonBuilder name(String name) {
        return term(TermType.NAME, name);
    }

    public PersonBuilder email(String address) {
        return term(TermType.EMAIL, address);
    }

    /** A number in E.164, with plus and country code. */
    public PersonBuilder phone(String e164) {
        return term(TermType.PHONE, e164);
    }

    /** A number that was this person's, and still stands in the record; the conversations from it are old. */
    public PersonBuilder formerPhone(String e164) {
        former.add(new Term(TermType.PHONE, e164));
        return phone(e164);
    }

    public PersonBuilder address(String postal) {
        return term(TermType.ADDRESS, postal);
    }

    /** A handle on TWITTER, INSTAGRAM, FACEBOOK or APPLE_MESSAGES. */
    public PersonBuilder handle(TermType type, String value) {
        return term(type, value);
    }

    public PersonBuilder externalId(String id) {
        return term(TermType.EXTERNAL_ID, id);
    }

    public PersonBuilder term(TermType type, String value) {
        terms.add(new Term(type, value));
        return this;
    }

    /** The person is an external contact. */
    public PersonBuilder contact() {
        contacts.first();
        return this;
    }

    /** The person's contact has merged this one, which was known by terms of its own. */
    public PersonBuilder mergedFrom(Term... own) {
        contacts.ancestor(List.of(own));
        return this;
    }

    /** The person is another external contact as well, known by these terms alone, and nobody has merged the two. */
    public PersonBuilder secondContact(Term... own) {
        contacts.another(List.of(own));
        return this;
    }

    /** When the contact that was named last was made; of contacts that say the same, the older has claimed it. */
    public PersonBuilder created(Instant at) {
        contacts.created(at);
        return this;
    }

    /** When the contact that was named last was changed. */
    public PersonBuilder modified(Instant at) {
        contacts.modified(at);
        return this;
    }

    /** The person is an employee: a user of the organisation. */
    public PersonBuilder employee() {
        return employee(UserState.ACTIVE);
    }

    /** The same in this state. */
    public PersonBuilder employee(UserState state) {
        employee = state;
        return this;
    }

    public PersonBuilder dialerContact(String id, String contactListId) {
        dialerContacts.add(new DialerContact(id, contactListId));
        return this;
    }

    /** How many conversations there are, spread over the person's numbers, addresses and handles. */
    public PersonBuilder conversations(int count) {
        conversations = count;
        return this;
    }

    /** An export of so many bytes; they are made while they are sent. */
    public PersonBuilder exportBytes(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("an export has no negative size");
        }
        exportBytes = bytes;
        return this;
    }

    /** An export of so many files. */
    public PersonBuilder archives(int count) {
        archives = count;
        return this;
    }

    public Person build() {
        if (key.isEmpty()) {
            key = AFTER_THE_SEEDED + id("person");
        }
        return new Person(
                key,
                everyTerm(),
                contacts.build(terms, this::id),
                employee == null ? null : new Employee(id("user").toString(), employee),
                dialerContacts,
                new Holdings(spread(), exportBytes, archives));
    }

    private List<Term> everyTerm() {
        Set<Term> all = new LinkedHashSet<>(terms);
        all.addAll(contacts.ofTheOthers());
        return List.copyOf(all);
    }

    private List<Conversation> spread() {
        List<Term> addresses =
                everyTerm().stream().filter(term -> media(term.type()) != null).toList();
        List<Conversation> held = new ArrayList<>();
        for (int i = 0; i < (addresses.isEmpty() ? 0 : conversations); i++) {
            Term address = addresses.get(i % addresses.size());
            String media = String.valueOf(media(address.type()));
            Instant started = LATEST_CONVERSATION
                    .minus(37L * i + key.length(), ChronoUnit.HOURS)
                    .minus(former.contains(address) ? DAYS_SINCE_A_FORMER_NUMBER : 0, ChronoUnit.DAYS);
            held.add(new Conversation(id("conversation" + i).toString(), started, media, address));
        }
        return held;
    }

    private static @Nullable String media(TermType type) {
        return switch (type) {
            case PHONE -> "voice";
            case EMAIL -> "email";
            case TWITTER, INSTAGRAM, FACEBOOK, APPLE_MESSAGES -> "message";
            case NAME, ADDRESS, EXTERNAL_ID -> null;
        };
    }

    private UUID id(String of) {
        StringBuilder seed = new StringBuilder(of).append('|').append(key);
        terms.forEach(term -> seed.append('|').append(term.type()).append(term.value()));
        return UUID.nameUUIDFromBytes(seed.toString().getBytes(StandardCharsets.UTF_8));
    }
}
