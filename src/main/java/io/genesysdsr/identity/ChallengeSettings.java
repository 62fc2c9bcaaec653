package io.genesysdsr.identity;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How people are challenged; the keys are explained in {@code application.yaml}.
 *
 * @param poll how often requests that wait for proof are looked for, in milliseconds
 * @param portalBase where people reach the product's own pages; without it nobody is challenged
 * @param mailFrom the sender of links; without it no link is sent
 * @param smsFrom the number at Genesys that codes are sent from; without it no code is sent
 * @param linkLife how long a link can be used
 * @param codeLife how long a code can be used
 * @param tries how often a code may be typed
 * @param sends how often a message may be sent for one challenge
 * @param sendAgainAfter when a message is sent again of which nobody knows whether it left
 * @param perSubject messages to one address that one source may cause within the window
 * @param perSource messages that one source may cause within the window
 * @param window what limits are counted over
 * @param answersPerMinute answers that one network address may give in a minute
 */
@Validated
@ConfigurationProperties("dsr.identity.challenge")
public record ChallengeSettings(
        @Min(10) int poll,
        @Nullable URI portalBase,
        @Nullable String mailFrom,
        @Nullable String smsFrom,
        @NotNull Duration linkLife,
        @NotNull Duration codeLife,
        @Min(1) @Max(10) int tries,
        @Min(1) @Max(10) int sends,
        @NotNull Duration sendAgainAfter,
        @Min(1) int perSubject,
        @Min(1) int perSource,
        @NotNull Duration window,
        @Min(1) int answersPerMinute) {

    public ChallengeSettings {
        if (portalBase != null && !portalBase.toString().isEmpty()) {
            boolean loopback = Set.of("127.0.0.1", "localhost", "[::1]").contains(String.valueOf(portalBase.getHost()));
            if (!"https".equals(portalBase.getScheme()) && !("http".equals(portalBase.getScheme()) && loopback)) {
                throw new IllegalArgumentException(
                        "dsr.identity.challenge.portal-base (DSR_IDENTITY_PORTAL_BASE) must be"
                                + " an https address; plain http is for loopback only");
            }
        }
        if (linkLife != null && linkLife.compareTo(Duration.ofDays(2)) > 0) {
            throw new IllegalArgumentException(
                    "dsr.identity.challenge.link-life in application.yaml must be at most 2d");
        }
        if (codeLife != null && codeLife.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(
                    "dsr.identity.challenge.code-life in application.yaml must be at most 1h");
        }
    }

    boolean canMail() {
        return hasPortal() && mailFrom != null && !mailFrom.isBlank();
    }

    boolean canText() {
        return hasPortal() && smsFrom != null && !smsFrom.isBlank();
    }

    private boolean hasPortal() {
        return portalBase != null && !portalBase.toString().isBlank();
    }
}
