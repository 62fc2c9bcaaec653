package io.genesysdsr.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.web.server.PortInUseException;

class SentencesTest {

    @ParameterizedTest
    @CsvSource({
        "08001, does not answer",
        "28P01, refuses the login",
        "3D000, has no database of that name",
        "42501, may not create tables",
        "53300, error 53300"
    })
    void whatTheDatabaseAnswersIsSaidWithoutItsWords(String sqlState, String said) {
        SQLException refused = new SQLException("FATAL: password hunter2 of alice", sqlState);
        assertThat(said(new BeanCreationException("dataSource", refused)))
                .contains(said)
                .contains("SPRING_DATASOURCE_URL")
                .doesNotContain("hunter2")
                .doesNotContain("alice");
    }

    @Test
    void aValueThatIsNotUnderstoodIsNamedByItsKeyOnly() {
        Binder binder = new Binder(new MapConfigurationPropertySource(Map.of("dsr.genesys.read-timeout", "hunter2")));
        assertThat(said(failureOf(() -> binder.bind("dsr.genesys.read-timeout", Duration.class))))
                .contains("dsr.genesys.read-timeout")
                .contains("Duration")
                .doesNotContain("hunter2");
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        assertThat(said(new PortInUseException(8081))).contains("8081").contains("MANAGEMENT_SERVER_PORT");
    }

    @Test
    void tablesOfAnotherVersionAreNoReasonToGuess() {
        assertThat(said(new FlywayException("Validate failed"))).contains("another version of genesys-dsr");
    }

    @Test
    void aBugIsNotPressedIntoASentence() {
        assertThat(Sentences.of(new NullPointerException("x"), Path.of("routes")))
                .isEmpty();
    }

    private static String said(Throwable failure) {
        return Sentences.of(failure, Path.of("routes")).orElseThrow();
    }

    private static RuntimeException failureOf(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            return e;
        }
        throw new AssertionError("it did not fail");
    }
}
