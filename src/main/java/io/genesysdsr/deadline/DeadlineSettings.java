package io.genesysdsr.deadline;

import io.genesysdsr.request.Regulation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the law's clock is read; the keys are explained in {@code application.yaml}.
 *
 * @param companyCountry whose holidays count where a request names no country that its law looks at
 * @param zones for each law, the time zone whose days are counted
 * @param regions for countries whose holidays differ inside, the part whose holidays count
 * @param gdprIdentityPause whether a check of identity stops the clock under the GDPR
 * @param internalBefore for each law, how long before the deadline the answer is due for ourselves
 * @param warnAt at which shares of the period operators are warned, in percent
 * @param confirmWarning how long before a confirmation is due operators are warned
 * @param watchCron when deadlines are looked at, as a Quartz cron expression
 */
@Validated
@ConfigurationProperties("dsr.deadline")
record DeadlineSettings(
        @NotBlank String companyCountry,
        @NotNull Map<Regulation, ZoneId> zones,
        @DefaultValue Map<String, String> regions,
        boolean gdprIdentityPause,
        @NotNull Map<Regulation, Duration> internalBefore,
        @NotNull List<Integer> warnAt,
        @NotNull Duration confirmWarning,
        @NotBlank String watchCron) {

    DeadlineSettings {
        if (companyCountry != null && !WorkingDays.knows(companyCountry)) {
            throw new IllegalArgumentException(
                    "dsr.deadline.company-country in application.yaml must be a country of two letters whose holidays are"
                            + " known, such as DE");
        }
        for (Regulation regulation : Regulation.values()) {
            if (zones != null && zones.get(regulation) == null) {
                throw new IllegalArgumentException(
                        "dsr.deadline.zones in application.yaml lacks a time zone for " + regulation);
            }
            if (internalBefore != null && internalBefore.get(regulation) == null) {
                throw new IllegalArgumentException(
                        "dsr.deadline.internal-before in application.yaml lacks a time for " + regulation);
            }
        }
        if (warnAt != null && warnAt.stream().anyMatch(share -> share < 1 || share > 99)) {
            throw new IllegalArgumentException(
                    "dsr.deadline.warn-at in application.yaml holds shares from 1 to 99 percent");
        }
    }
}
