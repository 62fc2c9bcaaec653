package io.genesysdsr.sandbox.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.sandbox.GenesysDouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class UsersTest {
    private static final GenesysDouble GENESYS = GenesysDouble.start(GenesysDoubleSettings.defaults()
            .withPopulation(100, 3)
            .withCallsPerMinute(0)
            .withPerson(user("lea.here@example.com", UserState.ACTIVE))
            .withPerson(user("lea.away@example.com", UserState.INACTIVE))
            .withPerson(user("lea.gone@example.com", UserState.DELETED)));
    private static Customer customer = new Customer(GENESYS);

    @BeforeAll
    static void login() throws Exception {
        customer = Customer.of(GENESYS);
    }

    @AfterAll
    static void close() {
        Customer.leave(GENESYS);
    }

    @Test
    void aUserIsFoundByTheirAddress() throws Exception {
        Person employee = GENESYS.population().employee();

        Customer.Got got = customer.users("email EXACT " + employee.email());

        assertThat(got.number("total")).isEqualTo(1);
        assertThat(got.json().path("results").path(0).path("id").asText()).isEqualTo(employee.userId());
        assertThat(got.json().path("results").path(0).path("state").asText()).isEqualTo("active");
    }

    @Test
    void whoIsDeletedIsAnsweredOnlyWhereAskedFor() throws Exception {
        assertThat(customer.users("email EXACT lea.gone@example.com").number("total"))
                .isZero();
        assertThat(customer.users("email EXACT lea.gone@example.com", "state EXACT deleted")
                        .number("total"))
                .isEqualTo(1);
        assertThat(customer.users("email EXACT lea.away@example.com").number("total"))
                .isEqualTo(1);
    }

    @Test
    void aTermIsLookedForWordByWord() throws Exception {
        assertThat(customer.users("email TERM lea@example.com").number("total")).isEqualTo(2);
        assertThat(customer.users("email EXACT lea@example.com").number("total"))
                .isZero();
    }

    private static Person user(String email, UserState state) {
        return Person.named("Lea Several").email(email).employee(state).build();
    }
}
