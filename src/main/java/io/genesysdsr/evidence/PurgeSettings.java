package io.genesysdsr.evidence;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How long personal data is kept; the keys are explained in {@code application.yaml}.
 *
 * @param cron when what is older is deleted, as a Quartz cron expression
 * @param supersededAfter how long an archive stays that does not count
 * @param forgetAfter how long after its end a request can be read
 */
@Validated
@ConfigurationProperties("dsr.evidence.purge")
record PurgeSettings(
        @NotBlank String cron,
        @NotNull Duration supersededAfter,
        @NotNull Duration forgetAfter) {

    private static final Duration LEAST = Duration.ofHours(1);

    PurgeSettings {
        if (supersededAfter != null && supersededAfter.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException(
                    "dsr.evidence.purge.superseded-after in application.yaml must be at least an hour, because a worker that"
                            + " lost its lease may still be storing");
        }
        if (supersededAfter != null && forgetAfter != null && forgetAfter.compareTo(supersededAfter) < 0) {
            throw new IllegalArgumentException(
                    "dsr.evidence.purge.forget-after in application.yaml must not be shorter than superseded-after");
        }
    }
}
