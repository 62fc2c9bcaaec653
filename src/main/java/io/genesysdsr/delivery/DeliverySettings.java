package io.genesysdsr.delivery;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The one mail server that everything goes out by, and how letters are sent; the keys are explained in {@code application.yaml}.
 *
 * @param smtpHost the mail server; empty: nothing is sent by mail
 * @param smtpPort its port
 * @param smtpSecurity how the connection is secured
 * @param smtpUser who logs in, or empty
 * @param smtpPassword with what
 * @param from the sender's address of letters; empty: letters are kept
 * @param company who signs
 * @param contact where the person can ask
 * @param poll how often letters are looked for
 * @param lease how long a letter that is being sent is left alone: the first wait after a failure
 * @param patience how long a letter may fail before a person is asked
 * @param lettersPerDay how many letters an address gets in 24 hours before those of receipt, and those about requests that
 *     nobody proved, wait for a person
 */
@Validated
@ConfigurationProperties("dsr.delivery")
public record DeliverySettings(
        @Nullable String smtpHost,
        @Min(1) @Max(65535) int smtpPort,
        @NotNull Security smtpSecurity,
        @Nullable String smtpUser,
        @Nullable String smtpPassword,
        @Nullable String from,
        @Nullable String company,
        @Nullable String contact,
        @NotNull Duration poll,
        @NotNull Duration lease,
        @NotNull Duration patience,
        @Min(1) int lettersPerDay) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

    /** How the connection to the mail server is secured. */
    public enum Security {
        /** It must become TLS before anything is said (RFC 3207). */
        STARTTLS,
        /** It is TLS from its begin (RFC 8314). */
        TLS,
        /** Not at all: on this machine only. */
        NONE
    }

    public DeliverySettings {
        if (isSet(smtpHost)) {
            if (smtpSecurity == Security.NONE && !LOOPBACK.contains(smtpHost)) {
                throw new IllegalArgumentException(
                        "dsr.delivery.smtp-security in application.yaml must be STARTTLS or TLS for a mail server that is not on this machine");
            }
            if (isSet(smtpUser) != isSet(smtpPassword)) {
                throw new IllegalArgumentException(
                        "dsr.delivery.smtp-user and dsr.delivery.smtp-password in application.yaml must both be set, or neither");
            }
            if (isSet(from) && !isAddress(from)) {
                throw new IllegalArgumentException(
                        "dsr.delivery.from in application.yaml (DSR_DELIVERY_FROM) must be the e-mail address that letters come from");
            }
        }
    }

    /** Whether there is a mail server. */
    public boolean hasServer() {
        return isSet(smtpHost);
    }

    /** Whether letters are sent: there is a mail server and an address that they come from; otherwise they are kept. */
    public boolean isSending() {
        return hasServer() && isSet(from);
    }

    private static boolean isAddress(@Nullable String address) {
        try {
            new InternetAddress(address == null ? "" : address, true);
            return true;
        } catch (AddressException e) {
            return false;
        }
    }

    static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    @Override
    public String toString() {
        return "DeliverySettings[]";
    }
}
