package io.genesysdsr.sandbox.genesys;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** External Contacts: one contact by its id, by an identifier it has claimed, or by a value it shows. */
final class ContactsDesk {
    private static final int MOST_LOOKED_UP = 25;
    private static final List<String> OF_A_CONTACT =
            List.of("externalOrganization", "externalDataSources", "identifiers", "externalSources", "division");
    private static final List<String> OF_AN_UNRESOLVED =
            List.of("externalOrganization", "externalDataSources", "identifiers", "division");
    private static final List<String> OF_AN_IDENTIFIER =
            List.of("externalOrganization", "identifiers", "externalSources", "division");
    private static final List<String> OF_A_LOOKUP =
            List.of("contacts.externalOrganization", "externalDataSources", "division");

    private final ContactRegister register;
    private final ContactForm form;
    private final IdentifierRules rules;
    private final Agenda agenda;

    ContactsDesk(ContactRegister register, Agenda agenda, int largestBody) {
        this.register = register;
        this.form = new ContactForm(register);
        this.rules = new IdentifierRules(largestBody);
        this.agenda = agenda;
    }

    /** The contact that has claimed an identifier; of a merge set the canonical one. */
    Answer byIdentifier(Ask ask) {
        Set<String> expand = expand(ask, OF_AN_IDENTIFIER);
        Optional<Term> identifier = rules.read(ask);
        agenda.catchUp();
        MergeSet set = identifier.flatMap(register::claiming).orElseThrow(() -> new ApiFailure(ApiError.notFound()));
        return Answer.json(200, form.shown(set, set.canonical(), expand));
    }

    /** A contact; of a merge set the canonical one, whichever was asked for. */
    Answer one(Ask ask) {
        Set<String> expand = expand(ask, OF_A_CONTACT);
        MergeSet set = find(ask, "entity.not.found");
        return Answer.json(200, form.shown(set, set.canonical(), expand));
    }

    /** The contact that was asked for, merged or not. */
    Answer unresolved(Ask ask) {
        Set<String> expand = expand(ask, OF_AN_UNRESOLVED);
        MergeSet set = find(ask, "entity.not.found");
        Contact contact = set.contacts().stream()
                .filter(each -> each.id().equals(ask.variable()))
                .findFirst()
                .orElseThrow();
        return Answer.json(200, form.shown(set, contact, expand));
    }

    /** What the contact has claimed, its merge set with it. */
    Answer identifiers(Ask ask) {
        ObjectNode listing = Json.object();
        listing.set("entities", form.identifiers(find(ask, "contact.not.found")));
        return Answer.json(200, listing);
    }

    /** Contacts that show a whole value as address, number or screen name, whoever has claimed it. */
    Answer reverse(Ask ask) {
        Set<String> expand = expand(ask, OF_A_LOOKUP);
        String value = ask.query("lookupVal");
        if (value == null || value.isBlank()) {
            throw new ApiFailure(ApiError.badRequest("lookupVal is required"));
        }
        Division.check(ask.query().getOrDefault("divisionId", List.of()));
        agenda.catchUp();
        Set<MergeSet> found = new LinkedHashSet<>();
        for (TermType type : new TermType[] {TermType.EMAIL, TermType.PHONE, TermType.TWITTER}) {
            found.addAll(register.showing(new Term(type, value)));
        }
        ArrayNode contacts = Json.array();
        found.stream().limit(MOST_LOOKED_UP).forEach(set -> contacts.add(form.shown(set, set.canonical(), expand)));
        ObjectNode result = Json.object();
        result.set("contacts", contacts);
        return Answer.json(200, result);
    }

    /** Contacts by keywords. */
    Answer search(Ask ask) {
        ContactSearch search = ContactSearch.of(ask, expand(ask, OF_A_CONTACT));
        agenda.catchUp();
        return Answer.json(200, search.listing(register, form));
    }

    private MergeSet find(Ask ask, String code) {
        agenda.catchUp();
        return register.withContact(ask.variable())
                .orElseThrow(() -> new ApiFailure(ApiError.of(
                        404,
                        code,
                        code.equals("entity.not.found")
                                ? "Specified contactId not found."
                                : "Contact is not found by contact id.")));
    }

    private static Set<String> expand(Ask ask, List<String> allowed) {
        List<String> asked = ask.list("expand");
        for (String each : asked) {
            if (!allowed.contains(each)) {
                throw new ApiFailure(ApiError.badParameter(each, "expand", allowed.toString()));
            }
        }
        return Set.copyOf(asked);
    }
}
