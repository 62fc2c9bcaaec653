package io.genesysdsr.routes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Renewing: what is held is lengthened first, whatever becomes of the rest. */
class RenewLeasesRouteTest extends RouteStand {

    private String away = "";

    @BeforeEach
    void leasesWithoutADatabaseBehindThem() throws Exception {
        bindWhatTheErrorHandlerNames();
        bind("leases", new Leases());
        bind("genesysCooldown", new Cooldown());
        beginsWhenTold("renew-leases");
        load("support/on-error.camel.yaml", "support/renew-leases.camel.yaml");
    }

    @Test
    void leasesAreRenewedAndThenTheOthersAreHeard() {
        renew();
        assertThat(calls).containsExactly("renew", "refresh");
    }

    @Test
    void leasesThatCannotBeRenewedAreComplainedOf() {
        away = "renew";
        renew();
        assertThat(calls).containsExactly("trail hears of renew-leases: IllegalStateException");
    }

    @Test
    void whereTheOthersCannotBeHeardTheLeasesAreRenewedAllTheSame() {
        away = "refresh";
        renew();
        assertThat(calls).containsExactly("renew", "trail hears of renew-leases: IllegalStateException");
    }

    private void renew() {
        send("direct:renew-leases-now", e -> {});
    }

    private void note(String call) {
        if (call.equals(away)) {
            throw new IllegalStateException("the database is away");
        }
        calls.add(call);
    }

    /** What the route asks of the leases. */
    public final class Leases {
        public void renew() {
            note("renew");
        }
    }

    /** What the route asks of the cooling-down. */
    public final class Cooldown {
        public void refresh() {
            note("refresh");
        }
    }
}
