package io.genesysdsr.sandbox.genesys;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.Set;

/** Fills in the form {@code ExternalContact} of the definition. */
final class ContactForm {
    static final String ADDRESS = "/api/v2/externalcontacts/contacts/";

    private static final String[] EMAILS = {"personalEmail", "workEmail", "otherEmail"};
    private static final String[] PHONES = {"cellPhone", "homePhone", "workPhone", "otherPhone"};

    private final ContactRegister register;

    ContactForm(ContactRegister register) {
        this.register = register;
    }

    /** @param expand what is asked to be shown beyond the record itself */
    ObjectNode shown(MergeSet set, Contact contact, Set<String> expand) {
        ObjectNode form = Json.object().put("id", contact.id());
        form.set("division", Division.shown(expand.contains("division")));
        fields(form, contact, expand);
        if (expand.contains("identifiers")) {
            form.set("identifiers", contact == set.canonical() ? identifiers(set) : Json.array());
        }
        form.put("modifyDate", contact.dates().modified().toString())
                .put("createDate", contact.dates().created().toString())
                .put("surveyOptOut", false)
                .put("type", type(contact));
        if (set.isMerged()) {
            merge(form, set, contact);
        }
        return form.put("selfUri", ADDRESS + contact.id());
    }

    /** What a merge set has claimed. */
    ArrayNode identifiers(MergeSet set) {
        ArrayNode identifiers = Json.array();
        for (Term term : register.claims(set)) {
            ObjectNode identifier = identifiers
                    .addObject()
                    .put("type", String.valueOf(IdentifierType.of(term.type())))
                    .put("value", term.value())
                    .put("dateCreated", set.canonical().dates().created().toString());
            if (term.type() == TermType.EXTERNAL_ID) {
                identifier.set("externalSource", ExternalSource.shown(false));
            }
        }
        return identifiers;
    }

    /** Which field has an only address or number differs from contact to contact, as it does where people type. */
    private static void fields(ObjectNode form, Contact contact, Set<String> expand) {
        int email = Math.floorMod(contact.id().hashCode(), EMAILS.length);
        int phone = Math.floorMod(contact.id().hashCode(), PHONES.length);
        for (Term term : contact.terms()) {
            switch (term.type()) {
                case NAME -> FullName.of(term.value()).fillIn(form);
                case EMAIL -> putIfFree(form, EMAILS[email++ % EMAILS.length], term.value());
                case PHONE -> {
                    String field = PHONES[phone++ % PHONES.length];
                    if (!form.has(field)) {
                        form.set(field, phone(term.value(), field.equals("cellPhone")));
                    }
                }
                case ADDRESS -> address(form, term.value());
                default -> elsewhere(form, term, expand);
            }
        }
    }

    private static void elsewhere(ObjectNode form, Term term, Set<String> expand) {
        String value = term.value();
        switch (term.type()) {
            case TWITTER -> form.putObject("twitterId").put("screenName", value);
            case FACEBOOK ->
                form.putObject("facebookId").putArray("ids").addObject().put("scopedId", value);
            case INSTAGRAM -> {
                ObjectNode account = form.putObject("instagramId").put("handle", value);
                account.putArray("ids").addObject().put("scopedId", value);
            }
            case APPLE_MESSAGES -> form.withArray("appleOpaqueIds").addObject().put("value", value);
            default ->
                form.withArray("externalIds")
                        .addObject()
                        .put("value", value)
                        .set("externalSource", ExternalSource.shown(expand.contains("externalSources")));
        }
    }

    private static void putIfFree(ObjectNode form, String field, String value) {
        if (!form.has(field)) {
            form.put(field, value);
        }
    }

    private static void address(ObjectNode form, String postal) {
        int comma = postal.lastIndexOf(',');
        ObjectNode address = form.putObject("address");
        address.put("address1", comma < 0 ? postal : postal.substring(0, comma).strip());
        if (comma >= 0) {
            address.put("city", postal.substring(comma + 1).strip());
        }
    }

    private static ObjectNode phone(String number, boolean acceptsText) {
        ObjectNode phone = Json.object();
        try {
            PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
            PhoneNumber read = numbers.parse(number, null);
            phone.put("display", numbers.format(read, PhoneNumberFormat.INTERNATIONAL))
                    .put("e164", numbers.format(read, PhoneNumberFormat.E164))
                    .put("countryCode", numbers.getRegionCodeForCountryCode(read.getCountryCode()));
        } catch (NumberParseException notReadAsANumber) {
            phone.put("display", number);
        }
        return phone.put("userInput", number).put("acceptsSMS", acceptsText);
    }

    private static String type(Contact contact) {
        boolean identified = contact.terms().stream().anyMatch(term -> IdentifierType.of(term.type()) != null);
        boolean named = contact.terms().stream().anyMatch(term -> term.type() == TermType.NAME);
        return identified && named ? "Curated" : identified ? "Identified" : "Ephemeral";
    }

    private static void merge(ObjectNode form, MergeSet set, Contact contact) {
        form.set("canonicalContact", reference(set.canonical()));
        form.set("mergeSet", references(set.contacts()));
        if (contact == set.canonical()) {
            form.set("mergedFrom", references(set.ancestors()));
        } else {
            form.set("mergedTo", reference(set.canonical()));
        }
    }

    private static ArrayNode references(List<Contact> contacts) {
        ArrayNode references = Json.array();
        contacts.forEach(contact -> references.add(reference(contact)));
        return references;
    }

    private static ObjectNode reference(Contact contact) {
        return Json.object().put("id", contact.id()).put("selfUri", ADDRESS + contact.id());
    }
}
