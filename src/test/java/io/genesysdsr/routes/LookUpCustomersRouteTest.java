package io.genesysdsr.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.customers.CustomerSource;
import io.genesysdsr.failure.TryLater;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looking customers up: where the configuration says, and nowhere else. */
class LookUpCustomersRouteTest extends RouteStand {

    private CustomerSource source = CustomerSource.NONE;
    private boolean empty;

    @BeforeEach
    void anIndexAndAService() throws Exception {
        bindWhatTheErrorHandlerNames();
        bind("customerIndex", new CustomerIndex());
        standIn("direct:ask-customer-index", e -> {
            calls.add("ask for " + e.getVariable("identifiers"));
            e.setVariable("customers", "those of the service");
        });
        load("support/on-error.camel.yaml", "3-resolve/look-up-customers.camel.yaml");
    }

    @Test
    void whereThereIsNoneNobodyIsAsked() {
        assertThat(lookUp().getVariable("customers")).isEqualTo("nobody");
        assertThat(calls).isEmpty();
    }

    @Test
    void theTableIsAsked() {
        source = CustomerSource.TABLE;
        assertThat(lookUp().getVariable("customers")).isEqualTo("those of the table");
        assertThat(calls).containsExactly("find the identifiers");
    }

    @Test
    void theServiceIsAsked() {
        source = CustomerSource.REST;
        assertThat(lookUp().getVariable("customers")).isEqualTo("those of the service");
        assertThat(calls).containsExactly("ask for the identifiers");
    }

    @Test
    void aTableThatWasNeverFilledIsTheDockets() {
        source = CustomerSource.TABLE;
        empty = true;
        assertThat(lookUp().getVariable("customers")).isNull();
        assertThat(calls).containsExactly("docket hears of the request: customers-821");
    }

    private Exchange lookUp() {
        return send("direct:look-up-customers", e -> {
            e.setVariable("request", "the request");
            e.setVariable("identifiers", "the identifiers");
        });
    }

    /** What the route asks of the index. */
    public final class CustomerIndex {
        public CustomerSource source() {
            return source;
        }

        public Object none() {
            return "nobody";
        }

        public Object find(Object identifiers) {
            if (empty) {
                throw TryLater.withoutEffect("customers-821", null);
            }
            calls.add("find " + identifiers);
            return "those of the table";
        }
    }
}
