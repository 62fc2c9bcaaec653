package io.genesysdsr.resolution;

import io.genesysdsr.request.Right;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How sure it must be who is meant; the keys are explained in {@code application.yaml}.
 *
 * @param callsAtMost calls to Genesys for one request
 * @param thresholds the score, from 0 to 100, that each candidate needs for each right
 * @param weights what an agreement adds
 * @param deductions what a conflict takes away
 * @param staleAfter how long ago a record was changed that says little about today
 */
@Validated
@ConfigurationProperties("dsr.resolution")
public record ResolutionSettings(
        @Min(3) @Max(10_000) int callsAtMost,
        @NotNull Map<Right, Integer> thresholds,
        @NotNull Weights weights,
        @NotNull Deductions deductions,
        @NotNull Duration staleAfter) {

    private static final int MOST = 100;

    public ResolutionSettings {
        thresholds = Map.copyOf(thresholds);
        for (Right right : Right.values()) {
            Integer threshold = thresholds.get(right);
            if (threshold == null || threshold < 1 || threshold > MOST) {
                throw new IllegalArgumentException(
                        "dsr.resolution.thresholds." + right + " in application.yaml must be a number from 1 to 100");
            }
        }
    }

    /**
     * What an agreement adds.
     *
     * @param proved an identifier of which the person proved that it is theirs
     * @param submitted one that the person gave
     * @param indexed one that the master customer index has for the same customer
     * @param linked one that another record of the person has
     * @param linkedPhone a phone number that another record of the person has
     * @param name the name that the person gave
     */
    public record Weights(
            @Min(0) @Max(100) int proved,
            @Min(0) @Max(100) int submitted,
            @Min(0) @Max(100) int indexed,
            @Min(0) @Max(100) int linked,
            @Min(0) @Max(100) int linkedPhone,
            @Min(0) @Max(100) int name) {}

    /**
     * What a conflict takes away.
     *
     * @param name another name
     * @param otherCustomer it is another customer's, by the index
     * @param formerHolder what it is known by was another customer's when it was last changed, by the index
     * @param business it is a business customer's, by the index
     * @param stale it was not changed for long
     */
    public record Deductions(
            @Min(0) @Max(100) int name,
            @Min(0) @Max(100) int otherCustomer,
            @Min(0) @Max(100) int formerHolder,
            @Min(0) @Max(100) int business,
            @Min(0) @Max(100) int stale) {}

    int threshold(Right right) {
        return Objects.requireNonNull(thresholds.get(right));
    }
}
