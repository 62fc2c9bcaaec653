package io.genesysdsr.customers;

import java.util.List;

/**
 * All customers that ever held one of the identifiers that were looked up.
 *
 * @param customers each with everything that it holds or held; empty where the index knows none, or where there is none
 * @param truncated whether there may be more than is listed here, of customers or of what one of them holds
 */
public record CustomerListing(List<Customer> customers, boolean truncated) {

    /** Nobody, and nothing left out. */
    static final CustomerListing EMPTY = new CustomerListing(List.of(), false);

    /** Keeps a copy of the list. */
    public CustomerListing {
        customers = List.copyOf(customers);
    }

    @Override
    public String toString() {
        return "CustomerListing[" + customers.size() + " customers, truncated=" + truncated + "]";
    }
}
