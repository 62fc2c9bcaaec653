package io.genesysdsr.sandbox.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.sandbox.GenesysDouble;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
    private final SetClock clock = new SetClock();
    private final GenesysDoubleSettings settings =
            GenesysDoubleSettings.defaults().withPopulation(25, 1).withCallsPerMinute(5);

    @Test
    void theSixthCallOfFiveIsRefusedUntilTheMinuteIsOver() throws Exception {
        try (GenesysDouble genesys = GenesysDouble.start(settings, clock)) {
            Customer customer = Customer.of(genesys);
            Customer.Got first = customer.get("/api/v2/organizations/me");
            assertThat(first.header("inin-ratelimit-count")).isEqualTo("1");
            assertThat(first.header("inin-ratelimit-allowed")).isEqualTo("5");
            assertThat(first.header("inin-ratelimit-reset")).isEqualTo("60");
            clock.pass(Duration.ofSeconds(20));
            for (int i = 0; i < 4; i++) {
                assertThat(customer.get("/api/v2/organizations/me").status()).isEqualTo(200);
            }

            Customer.Got refused = customer.get("/api/v2/organizations/me");

            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.code()).isEqualTo("too.many.requests.retry.after");
            assertThat(refused.header("Retry-After")).isEqualTo("40");
            assertThat(refused.text("message")).endsWith("Retry the request in [40] seconds");
            assertThat(genesys.journal().throttled()).isEqualTo(1);
            clock.pass(Duration.ofSeconds(40));
            assertThat(customer.get("/api/v2/organizations/me").header("inin-ratelimit-count"))
                    .isEqualTo("1");
        }
    }

    @Test
    void aSecondTokenHasALimitOfItsOwn() throws Exception {
        try (GenesysDouble genesys = GenesysDouble.start(settings, clock)) {
            Customer one = Customer.of(genesys);
            Customer other = Customer.of(genesys);
            for (int i = 0; i < 5; i++) {
                one.get("/api/v2/organizations/me");
            }

            assertThat(one.get("/api/v2/organizations/me").status()).isEqualTo(429);
            assertThat(other.get("/api/v2/organizations/me").status()).isEqualTo(200);
        }
    }

    @Test
    void countedByClientASecondTokenDoesNotHelp() throws Exception {
        try (GenesysDouble genesys = GenesysDouble.start(settings.withLimitScope(LimitScope.CLIENT), clock)) {
            Customer one = Customer.of(genesys);
            Customer other = Customer.of(genesys);
            for (int i = 0; i < 5; i++) {
                one.get("/api/v2/organizations/me");
            }

            assertThat(other.get("/api/v2/organizations/me").status()).isEqualTo(429);
        }
    }

    @Test
    void aTighterLimitHoldsForItsFamilyAndShowsInItsHeaders() throws Exception {
        try (GenesysDouble genesys = GenesysDouble.start(settings.withSubjectsCallsPerMinute(2), clock)) {
            Customer customer = Customer.of(genesys);
            customer.subjects(TermType.NAME, "Nobody");
            Customer.Got second = customer.subjects(TermType.NAME, "Nobody");
            assertThat(second.header("inin-ratelimit-allowed")).isEqualTo("2");

            assertThat(customer.subjects(TermType.NAME, "Nobody").status()).isEqualTo(429);
            Customer.Got other = customer.get("/api/v2/gdpr/requests");
            assertThat(other.status()).isEqualTo(200);
            assertThat(other.header("inin-ratelimit-allowed")).isEqualTo("5");
        }
    }

    @Test
    void withoutALimitNothingIsRefused() throws Exception {
        try (GenesysDouble genesys = GenesysDouble.start(settings.withCallsPerMinute(0), clock)) {
            Customer customer = Customer.of(genesys);
            for (int i = 0; i < 400; i++) {
                assertThat(customer.get("/api/v2/organizations/me").status()).isEqualTo(200);
            }
        }
    }
}
