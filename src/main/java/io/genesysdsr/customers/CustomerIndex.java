package io.genesysdsr.customers;

import io.genesysdsr.failure.TryLater;
import io.genesysdsr.keys.Keys;
import io.genesysdsr.request.Identifier;
import java.util.List;
import org.springframework.stereotype.Component;

/** The master customer index in the product's own table. */
@Component("customerIndex")
public class CustomerIndex {

    /** The source is the table, and nothing was ever imported into it. */
    static final String NEVER_FILLED = "customers-821";

    private final CustomerStore store;
    private final Keys keys;
    private final CustomerSettings settings;

    CustomerIndex(CustomerStore store, Keys keys, CustomerSettings settings) {
        this.store = store;
        this.keys = keys;
        this.settings = settings;
    }

    /** Where the index is. */
    public CustomerSource source() {
        return settings.source();
    }

    /** What is known where there is no index. */
    public CustomerListing none() {
        return CustomerListing.EMPTY;
    }

    /**
     * All customers that hold or ever held one of these identifiers, or whose key in the CRM is one of them as an
     * {@code EXTERNAL_ID}.
     *
     * @throws TryLater if nothing was ever imported: who is not found in an empty index would seem unknown
     */
    public CustomerListing find(List<Identifier> identifiers) {
        if (!store.isFilled()) {
            throw TryLater.withoutEffect(NEVER_FILLED, null);
        }
        List<String> hashes = identifiers.stream()
                .flatMap(i -> keys.lookupHashes(i.kind().name(), i.value()).stream())
                .toList();
        return store.find(hashes, settings.mostCustomers(), settings.mostIdentifiers());
    }
}
