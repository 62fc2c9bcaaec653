package io.genesysdsr.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.genesysdsr.failure.Failure;
import io.genesysdsr.failure.TryLater;
import io.genesysdsr.sandbox.EmbeddedServices;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Every answer of Genesys and the one failure that it becomes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailureTableTest {

    private static final GenesysCall CALL = GenesysCall.get("/api/v2/gdpr/subjects", Map.of(), "gdpr-subjects");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final JdbcClient database = migrated();
    private final GenesysCooldown cooldown = new GenesysCooldown(new CooldownStore(database));
    private final GenesysAnswers answers = new GenesysAnswers(new ObjectMapper(), cooldown, meters);

    private static JdbcClient migrated() {
        DriverManagerDataSource database =
                new DriverManagerDataSource(EmbeddedServices.shared().createDatabase());
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return JdbcClient.create(database);
    }

    @ParameterizedTest
    @CsvSource({
        "401, TryLater, genesys-401, true",
        "408, TryLater, genesys-408, false",
        "500, TryLater, genesys-500, false",
        "502, TryLater, genesys-502, false",
        "503, TryLater, genesys-503, false",
        "504, TryLater, genesys-504, false",
        "507, TryLater, genesys-500, false",
        "400, NeedsPerson, genesys-400, ",
        "403, NeedsPerson, genesys-403, ",
        "404, NeedsPerson, genesys-404, ",
        "405, NeedsPerson, genesys-405, ",
        "409, NeedsPerson, genesys-409, ",
        "413, NeedsPerson, genesys-413, ",
        "415, NeedsPerson, genesys-415, ",
        "418, NeedsPerson, genesys-400, ",
        "422, NeedsPerson, genesys-422, ",
        "501, NeedsPerson, genesys-501, ",
        "410, Refused, genesys-410, ",
        "451, Refused, genesys-451, ",
    })
    void eachStatusIsOneFailure(int status, String type, String code, @Nullable Boolean withoutEffect) {
        Failure failure = read(status, "{\"code\": \"some.code\", \"message\": \"may quote what was sent\"}", null);
        assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.contextId()).isEqualTo("correlation-1");
        assertThat(failure).hasMessage(code);
        if (failure instanceof TryLater later) {
            assertThat(later.isWithoutEffect()).isEqualTo(withoutEffect);
        }
    }

    @ParameterizedTest
    @CsvSource({"200", "202"})
    void aSuccessThatCannotBeReadIsInDoubt(int status) {
        Failure failure = read(status, "<html>", null);
        assertThat(failure).isInstanceOf(TryLater.class).hasMessage("genesys-902");
        assertThat(((TryLater) failure).isWithoutEffect()).isFalse();
    }

    @Test
    void throttlingSendsTheFamilyToRestForAsLongAsTheHeaderSays() {
        TryLater later = (TryLater) read(429, "{}", "7");
        assertThat(later.after()).isEqualTo(Duration.ofSeconds(7));
        TryLater next = catchThrowableOfType(TryLater.class, () -> cooldown.check("gdpr-subjects"));
        assertThat(next.code()).isEqualTo("genesys-904");
        assertThat(next.after()).isBetween(Duration.ofSeconds(6), Duration.ofSeconds(8));
    }

    @Test
    void throttlingWithoutAWordBacksOffFromFiveSeconds() {
        GenesysCall other = GenesysCall.get("/x", Map.of(), "unnamed-family");
        TryLater later = catchThrowableOfType(TryLater.class, () -> answers.read(other, null, 429, "c", null));
        assertThat(later.after()).isNull();
        TryLater next = catchThrowableOfType(TryLater.class, () -> cooldown.check("unnamed-family"));
        assertThat(next.after()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(6));
        assertThat(meters.counter("dsr.genesys.throttled", "family", "unnamed-family", "cause", "unnamed")
                        .count())
                .isEqualTo(1);
    }

    private Failure read(int status, String body, @Nullable String retryAfter) {
        ByteArrayInputStream bytes = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
        return catchThrowableOfType(
                Failure.class, () -> answers.read(CALL, bytes, status, "correlation-1", retryAfter));
    }
}
