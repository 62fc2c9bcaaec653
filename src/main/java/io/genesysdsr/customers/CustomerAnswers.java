package io.genesysdsr.customers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genesysdsr.failure.Failure;
import io.genesysdsr.failure.NeedsPerson;
import io.genesysdsr.failure.TryLater;
import io.genesysdsr.intake.NormalForm;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a service that knows the customers is asked, and what it answers; docs/customers.md has the contract. An answer
 * that does not keep it is never guessed at.
 */
@Component("customerAnswers")
public class CustomerAnswers {

    /** The service gave no answer, or one that broke off. */
    static final String NO_ANSWER = "customers-822";
    /** What the service answered is not as the contract says. */
    static final String NOT_THE_CONTRACT = "customers-823";

    private static final int MOST_BYTES = 8 << 20;
    private static final int LONGEST_KEY = 200;

    private final ObjectMapper json;
    private final CustomerSettings settings;

    CustomerAnswers(ObjectMapper json, CustomerSettings settings) {
        this.json = json;
        this.settings = settings;
    }

    /** The value of the header that says who asks. */
    public String credential() {
        return settings.credential();
    }

    /** The body of the call: personal data go there and nowhere else. */
    public String question(List<Identifier> identifiers) {
        ObjectNode question = json.createObjectNode();
        ArrayNode all = question.putArray("identifiers");
        identifiers.forEach(i -> all.addObject().put("kind", i.kind().name()).put("value", i.value()));
        return question.toString();
    }

    /**
     * Reads an answer.
     *
     * @param body its bytes
     * @throws TryLater if it breaks off or is no JSON
     * @throws NeedsPerson if it does not keep the contract
     */
    public CustomerListing read(@Nullable InputStream body) {
        JsonNode answer = parse(body);
        JsonNode customers = answer.path("customers");
        JsonNode truncated = answer.path("truncated");
        if (!customers.isArray() || !truncated.isBoolean()) {
            throw new NeedsPerson(NOT_THE_CONTRACT);
        }
        boolean more = truncated.booleanValue() || customers.size() > settings.mostCustomers();
        List<Customer> read = new ArrayList<>();
        for (JsonNode customer : customers) {
            JsonNode held = customer.path("identifiers");
            more |= held.size() > settings.mostIdentifiers();
            if (read.size() < settings.mostCustomers()) {
                read.add(customer(customer, held));
            }
        }
        return new CustomerListing(read, more);
    }

    private JsonNode parse(@Nullable InputStream body) {
        if (body == null) {
            throw new NeedsPerson(NOT_THE_CONTRACT);
        }
        try (body) {
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new NeedsPerson(NOT_THE_CONTRACT);
            }
            return json.readTree(bytes);
        } catch (JsonProcessingException e) {
            // Its message quotes the answer.
            throw TryLater.withoutEffect(NO_ANSWER, null);
        } catch (IOException e) {
            throw TryLater.withoutEffect(NO_ANSWER, null);
        }
    }

    private Customer customer(JsonNode customer, JsonNode identifiers) {
        String key = customer.path("customer").asText("");
        if (key.isBlank() || key.length() > LONGEST_KEY || !identifiers.isArray()) {
            throw new NeedsPerson(NOT_THE_CONTRACT);
        }
        List<Held> held = new ArrayList<>();
        for (JsonNode identifier : identifiers) {
            if (held.size() < settings.mostIdentifiers()) {
                held.add(held(identifier));
            }
        }
        return new Customer(key, constant(Party.class, customer.path("party")), held);
    }

    private static Held held(JsonNode identifier) {
        IdentifierKind kind = constant(IdentifierKind.class, identifier.path("kind"));
        Identifier normal = NormalForm.of(kind, identifier.path("value").asText(""), null)
                .orElseThrow(() -> new NeedsPerson(NOT_THE_CONTRACT));
        LocalDate from = day(identifier.path("from"));
        LocalDate until = day(identifier.path("until"));
        if (from != null && until != null && until.isBefore(from)) {
            throw new NeedsPerson(NOT_THE_CONTRACT);
        }
        return new Held(kind, normal.value(), from, until);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, JsonNode name) {
        try {
            return Enum.valueOf(type, name.asText(""));
        } catch (IllegalArgumentException e) {
            throw new NeedsPerson(NOT_THE_CONTRACT);
        }
    }

    private static @Nullable LocalDate day(JsonNode day) {
        if (day.isMissingNode() || day.isNull()) {
            return null;
        }
        try {
            return LocalDate.parse(day.asText());
        } catch (DateTimeParseException e) {
            throw new NeedsPerson(NOT_THE_CONTRACT);
        }
    }

    /**
     * Becomes a failure of a call that got no answer: looking up has no effect, so it can be repeated.
     *
     * @throws TryLater always
     */
    public void unanswered(Exception cause) {
        Failure foreseen = Failure.in(cause);
        if (foreseen != null) {
            throw foreseen;
        }
        throw TryLater.withoutEffect(NO_ANSWER, null);
    }
}
