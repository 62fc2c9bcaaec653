package io.genesysdsr.customers;

import java.util.List;

/**
 * A customer as the master customer index has it. It is personal data: its text shows no more than a figure.
 *
 * @param key the key of the customer in the index, such as the CRM's; it is personal as well
 * @param party whether the regulations protect this customer
 * @param held everything that the customer holds or held
 */
public record Customer(String key, Party party, List<Held> held) {

    /** Keeps a copy of the list. */
    public Customer {
        held = List.copyOf(held);
    }

    @Override
    public String toString() {
        return "Customer[" + party + ", " + held.size() + " identifiers]";
    }
}
