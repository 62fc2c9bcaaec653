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
        @NotBlank String answerProtocol,
        @DefaultValue("") String answerHost,
        @Min(1) @Max(65535) int answerPort,
        @DefaultValue("") String answerUser,
        @DefaultValue("") String answerPassword,
        @DefaultValue("") String answerFrom,
        @NotBlank String answerReturnPath,
        @Min(0) int answersPerDay) {

    private static final String NONE = "none";

    /** @throws IllegalArgumentException if a server is named that would be spoken to unprotected, or without a login */
    public MailboxSettings {
        requireProtected("protocol", protocol, "imap", host);
        requireProtected("answer-protocol", answerProtocol, "smtp", answerHost);
        if (!host.equals(NONE) && (user.isBlank() || password.isBlank())) {
            throw new IllegalArgumentException(
                    "The mail server of dsr.intake.mailbox.host wants a login: set DSR_INTAKE_MAILBOX_USER and DSR_INTAKE_MAILBOX_PASSWORD.");
        }
        if (!answerHost.isBlank() && answerFrom.isBlank()) {
            throw new IllegalArgumentException(
                    "Acknowledgements need a sender: set DSR_INTAKE_MAILBOX_ANSWER_FROM to the mailbox's address.");
        }
    }

    /** Whether there is a mailbox to look into. */
    public boolean isOn() {
        return !host.equals(NONE);
    }

    /** Whether acknowledgements are sent. */
    public boolean isAnswering() {
        return isOn() && !answerHost.isBlank();
    }

    private static void requireProtected(String key, String protocol, String plain, String host) {
        boolean loopback = host.isBlank() || host.equals(NONE) || host.equals("localhost") || host.equals("127.0.0.1");
        if (!protocol.equals(plain + "s") && !(protocol.equals(plain) && loopback)) {
            throw new IllegalArgumentException(
                    "dsr.intake.mailbox." + key + " must be " + plain + "s, or " + plain + " to this machine itself.");
        }
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "MailboxSettings[%s:%d]".formatted(host, port);
    }
}
