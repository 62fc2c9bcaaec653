package io.genesysdsr.sandbox.genesys;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;

/** A user as the directory has them, and as the form {@code User} of the definition shows them. */
record UserForm(Employee employee, String name, List<String> emails, List<String> phones) {

    static UserForm of(Person person) {
        List<String> names = person.values(TermType.NAME);
        return new UserForm(
                Objects.requireNonNull(person.employee()),
                names.isEmpty() ? "" : names.get(0),
                person.values(TermType.EMAIL),
                person.values(TermType.PHONE));
    }

    UserState state() {
        return employee.state();
    }

    /** What a search looks at; nothing where there is no such field. */
    List<String> values(String field) {
        return switch (field) {
            case "id" -> List.of(employee.id());
            case "name" -> List.of(name);
            case "email", "username" -> emails.stream().limit(1).toList();
            case "state" -> List.of(state().word());
            case "addresses" -> phones;
            default -> List.of();
        };
    }

    ObjectNode shown() {
        ObjectNode user = Json.object().put("id", employee.id()).put("name", name);
        user.set("division", Division.shown(false));
        ArrayNode primary = user.putArray("primaryContactInfo");
        ArrayNode addresses = user.putArray("addresses");
        if (!emails.isEmpty()) {
            user.put("email", emails.get(0)).put("username", emails.get(0));
            primary.addObject()
                    .put("address", emails.get(0))
                    .put("mediaType", "EMAIL")
                    .put("type", "PRIMARY");
        }
        phones.forEach(phone -> addresses
                .addObject()
                .put("address", phone)
                .put("mediaType", "PHONE")
                .put("type", "WORK"));
        return user.put("state", state().word())
                .put("version", 1)
                .put("acdAutoAnswer", false)
                .put("selfUri", "/api/v2/users/" + employee.id());
    }

    @Override
    public String toString() {
        return "UserForm[" + employee.id() + "]";
    }
}
