package io.genesysdsr.sandbox.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.sandbox.GenesysDouble;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may ask for contacts and users, how often, and what goes wrong when they do. */
class DirectoryAccessTest {
    private static final String LOOKUP = "POST /api/v2/externalcontacts/identifierlookup/contacts";

    private final GenesysDouble genesys = GenesysDouble.start(GenesysDoubleSettings.defaults()
            .withPopulation(25, 1)
            .withContactsCallsPerMinute(2)
            .withUsersCallsPerMinute(1)
            .withAnotherClient("related", "secret", Set.of("relate:contact:view"))
            .withAnotherClient("nobody", "secret", Set.of("gdpr:subject:view")));
    private final Customer customer = new Customer(genesys);

    @AfterEach
    void close() {
        Customer.leave(genesys);
    }

    @Test
    void oneOfTwoPermissionsIsEnoughForAContactAndNotForALookup() throws Exception {
        customer.login("related", "secret");

        assertThat(customer.contacts("example").status()).isEqualTo(200);
        Customer.Got refused = customer.identified("Email", "nobody@example.com");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("missing.permissions");
        assertThat(refused.text("message")).endsWith("externalContacts:contact:view");
    }

    @Test
    void whoHasNeitherIsToldOfBoth() throws Exception {
        customer.login("nobody", "secret");

        Customer.Got refused = customer.contacts("example");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("missing.any.permissions");
        assertThat(customer.users("name TERM kim").code()).isEqualTo("missing.permissions");
    }

    @Test
    void contactsAndUsersAreLimitedEachByThemselves() throws Exception {
        customer.login("sandbox-client", "sandbox-secret");
        customer.contacts("example");
        customer.lookup("nobody@example.com");

        Customer.Got refused = customer.contact("unknown");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(refused.header("inin-ratelimit-allowed")).isEqualTo("2");
        assertThat(customer.users("name TERM kim").status()).isEqualTo(200);
        assertThat(customer.users("name TERM kim").status()).isEqualTo(429);
        assertThat(customer.subjects(TermType.NAME, "Kim").status()).isEqualTo(200);
    }

    @Test
    void anIdentifierMayBeClaimedByAContactThatIsGone() throws Exception {
        customer.login("sandbox-client", "sandbox-secret");
        genesys.faults().next(1, LOOKUP, Fault.identifierWithoutContact());

        Customer.Got got =
                customer.identified("Email", genesys.population().plain(0).email());

        assertThat(got.status()).isEqualTo(409);
        assertThat(got.code()).isEqualTo("identifier.entity.missing");
        assertThat(genesys.journal().count(LOOKUP)).isEqualTo(1);
    }
}
