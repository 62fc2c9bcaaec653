package io.genesysdsr.resolution;

import io.genesysdsr.customers.Customer;
import io.genesysdsr.customers.Held;
import io.genesysdsr.customers.Party;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the master customer index says about who holds what: today's holder of a number is not whoever held it before.
 * Without an index it says nothing about anybody.
 */
final class Ownership {

    /** Whose a record is. */
    enum Tie {
        /** The index says nothing about it. */
        NONE,
        /** The person's. */
        OWN,
        /** Another customer's. */
        OTHER,
        /** A business's. */
        BUSINESS,
        /** The person's and another customer's. */
        BOTH,
        /** What it is known by changed hands, and nobody knows that it was last changed while it was the person's. */
        FORMER
    }

    private final List<Identifier> submitted;
    private final LocalDate at;
    private final Map<String, Customer> customers = new LinkedHashMap<>();

    /** @param at the day of receipt, on which the person held what was submitted */
    Ownership(List<Identifier> submitted, LocalDate at) {
        this.submitted = submitted.stream().filter(i -> !i.kind().isShared()).toList();
        this.at = at;
    }

    void add(Collection<Customer> more) {
        more.forEach(customer -> customers.put(customer.key(), customer));
    }

    /** Consumers who held something that was submitted on the day of receipt. */
    Set<String> own() {
        return holding(Party.CONSUMER);
    }

    /** Businesses that did. */
    Set<String> businesses() {
        return holding(Party.BUSINESS);
    }

    private Set<String> holding(Party party) {
        return customers.values().stream()
                .filter(c -> c.party() == party)
                .filter(c -> submitted.stream().anyMatch(i -> holds(c, i, at)))
                .map(Customer::key)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What the person's own entries hold or held, without what is another customer's on the day of receipt. */
    Set<Identifier> linked() {
        Set<String> own = own();
        return customers.values().stream()
                .filter(c -> own.contains(c.key()))
                .flatMap(Ownership::everythingOf)
                .filter(i -> customers.values().stream().noneMatch(c -> !own.contains(c.key()) && holds(c, i, at)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether the person's own entry has it. */
    boolean isOwn(Identifier identifier) {
        Set<String> own = own();
        return holders(identifier, null).stream().anyMatch(own::contains);
    }

    /** Whether somebody else holds it, or held it at another time. */
    boolean isReused(Identifier identifier) {
        Set<String> own = own();
        return holders(identifier, null).stream().anyMatch(key -> !own.contains(key));
    }

    /**
     * Whether the person's own entry held it and holds it no more, while nobody else is known to: numbers are given to
     * somebody else, who need not be a customer.
     */
    boolean isLapsed(Identifier identifier) {
        return !submitted.contains(identifier)
                && isOwn(identifier)
                && holders(identifier, at).isEmpty();
    }

    /**
     * Whose a record is that is known by these identifiers. Of what changed hands it must be known that the record was
     * last changed while it was the person's.
     *
     * @param changed when it was last changed, null where that is not known
     */
    Tie tie(Collection<Identifier> knownBy, @Nullable LocalDate changed) {
        Set<String> own = own();
        Set<String> certain = new LinkedHashSet<>();
        boolean passedOn = false;
        boolean mineThen = false;
        for (Identifier identifier : knownBy) {
            Set<String> ever = holders(identifier, null);
            Set<String> then = changed == null ? Set.of() : holders(identifier, changed);
            if (ever.size() == 1 && (!isLapsed(identifier) || !then.isEmpty())) {
                certain.addAll(ever);
            } else {
                passedOn |= !ever.isEmpty();
                mineThen |= then.stream().anyMatch(own::contains);
            }
        }
        if (certain.isEmpty()) {
            return passedOn && !mineThen ? Tie.FORMER : Tie.NONE;
        }
        boolean mine = certain.stream().anyMatch(own::contains);
        boolean others = certain.stream().anyMatch(key -> !own.contains(key));
        if (mine) {
            return others ? Tie.BOTH : Tie.OWN;
        }
        return certain.stream().allMatch(key -> party(key) == Party.BUSINESS) ? Tie.BUSINESS : Tie.OTHER;
    }

    private @Nullable Party party(String key) {
        Customer customer = customers.get(key);
        return customer == null ? null : customer.party();
    }

    private Set<String> holders(Identifier identifier, @Nullable LocalDate day) {
        return customers.values().stream()
                .filter(c -> holds(c, identifier, day))
                .map(Customer::key)
                .collect(Collectors.toSet());
    }

    /** The key in the customer index is an external id as well: under which a record at Genesys often stands. */
    private static Stream<Identifier> everythingOf(Customer customer) {
        return Stream.concat(
                Stream.of(new Identifier(IdentifierKind.EXTERNAL_ID, customer.key())),
                customer.held().stream().map(h -> new Identifier(h.kind(), h.value())));
    }

    private static boolean holds(Customer customer, Identifier identifier, @Nullable LocalDate day) {
        if (identifier.kind() == IdentifierKind.EXTERNAL_ID
                && identifier.value().equals(customer.key())) {
            return true;
        }
        return customer.held().stream()
                .filter(h -> h.kind() == identifier.kind() && h.value().equals(identifier.value()))
                .anyMatch(h -> day == null || covers(h, day));
    }

    private static boolean covers(Held held, LocalDate day) {
        return (held.from() == null || !held.from().isAfter(day))
                && (held.until() == null || !held.until().isBefore(day));
    }
}
