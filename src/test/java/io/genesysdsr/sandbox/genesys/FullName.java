package io.genesysdsr.sandbox.genesys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A name cut into the fields of a contact; empty where there is nothing for a field. */
record FullName(String first, String middle, String last) {
    static final FullName NONE = new FullName("", "", "");

    static FullName of(String name) {
        List<String> words = List.of(name.strip().split("\\s+", -1));
        int last = words.size() - 1;
        return last == 0
                ? new FullName("", "", words.get(0))
                : new FullName(words.get(0), String.join(" ", words.subList(1, last)), words.get(last));
    }

    static FullName of(Contact contact) {
        return contact.terms().stream()
                .filter(term -> term.type() == TermType.NAME)
                .findFirst()
                .map(term -> of(term.value()))
                .orElse(NONE);
    }

    void fillIn(ObjectNode form) {
        put(form, "firstName", first);
        put(form, "middleName", middle);
        put(form, "lastName", last);
    }

    private static void put(ObjectNode form, String field, String value) {
        if (!value.isEmpty() && !form.has(field)) {
            form.put(field, value);
        }
    }
}
