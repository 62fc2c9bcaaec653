package io.genesysdsr.intake;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How requests are taken in; the keys are explained in {@code application.yaml}.
 *
 * @param poll how often the intake table is looked at
 * @param keepRefusedDays how long a refused row keeps its personal columns, so that its sender can mend it
 * @param keepReviewDays how long a row keeps them that a person must fill in
 * @param purgeCron when rows older than that are emptied, as a Quartz cron expression
 * @param oldestClaim how long ago a sender may say that a request was received
 */
@Validated
@ConfigurationProperties("dsr.intake")
public record IntakeSettings(
        @NotNull Duration poll,
        @Min(1) int keepRefusedDays,
        @Min(1) int keepReviewDays,
        @NotBlank String purgeCron,
        @NotNull Duration oldestClaim) {}
