package io.genesysdsr.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The mailbox that requests come into, and how they are acknowledged; the keys are explained in {@code application.yaml}.
 *
 * @param host the IMAP server; {@code none} for no mailbox
 * @param poll how often it is looked at, in milliseconds
 * @param largestMail up to which size mails are read
 * @param answerFrom as whom acknowledgements go out, by the mail server of {@code dsr.delivery}
 * @param answerReturnPath where what cannot be delivered goes back to
 * @param answersPerDay how many acknowledgements an address gets in 24 hours
 */
@Validated
@ConfigurationProperties("dsr.intake.mailbox")
public record MailboxSettings(
        @NotBlank String protocol,
        @NotBlank String host,
        @Min(1) @Max(65535) int port,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @NotBlank String folder,
        @NotBlank String takenFolder,
        @NotBlank String reviewFolder,
        @Min(50) long poll,
        @NotNull DataSize largestMail,
        @DefaultValue("") String answerFrom,
        @NotBlank String answerReturnPath,
        @Min(0) int answersPerDay) {

    private static final String NONE = "none";

    /** @throws IllegalArgumentException if the server would be spoken to unprotected, or there is no login */
    public MailboxSettings {
        requireProtected(protocol, host);
        if (!host.equals(NONE) && (user.isBlank() || password.isBlank())) {
            throw new IllegalArgumentException(
                    "The mail server of dsr.intake.mailbox.host wants a login: set DSR_INTAKE_MAILBOX_USER and DSR_INTAKE_MAILBOX_PASSWORD.");
        }
    }

    /** Whether there is a mailbox to look into. */
    public boolean isOn() {
        return !host.equals(NONE);
    }

    private static void requireProtected(String protocol, String host) {
        boolean loopback = host.equals(NONE) || host.equals("localhost") || host.equals("127.0.0.1");
        if (!protocol.equals("imaps") && !(protocol.equals("imap") && loopback)) {
            throw new IllegalArgumentException(
                    "dsr.intake.mailbox.protocol must be imaps, or imap to this machine itself.");
        }
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "MailboxSettings[%s:%d]".formatted(host, port);
    }
}
