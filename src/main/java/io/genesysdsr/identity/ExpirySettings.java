package io.genesysdsr.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * When requests end that nobody proved; the keys are explained in {@code application.yaml}.
 *
 * @param cron how often they are looked for, as a Quartz cron expression
 * @param beforeDeadline how long before its deadline a request is ended whose clock runs on
 * @param patience how long a request whose clock stands waits after its receipt
 */
@Validated
@ConfigurationProperties("dsr.identity.expiry")
record ExpirySettings(
        @NotBlank String cron,
        @NotNull Duration beforeDeadline,
        @NotNull Duration patience) {}
