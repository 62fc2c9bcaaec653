package io.genesysdsr.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The folder that files of requests are dropped into; the keys are explained in {@code application.yaml}.
 *
 * @param host the SFTP server; without one no files are taken
 * @param port its port
 * @param folder a folder on it, of which the product owns what it makes inside
 * @param user who logs in
 * @param password for the login, or null
 * @param keyFile a private key for the login, or null
 * @param keyPassphrase what opens it, or null
 * @param checkHostKey whether only the server that is known is spoken to
 * @param knownHosts a file in OpenSSH's form that knows it, or null
 * @param fingerprint its key's, {@code SHA256:...} as {@code ssh-keygen -l} prints it, or null
 * @param poll how often the folder is looked at, in milliseconds
 * @param settle how long a file's size and time must have stood still
 * @param lease how long a file stays with a replica that no longer gets on with it
 * @param timeout how long to wait for the server
 */
@Validated
@ConfigurationProperties("dsr.intake.sftp")
public record SftpSettings(
        @Nullable String host,
        @Min(1) @Max(65535) int port,
        @NotNull String folder,
        @Nullable String user,
        @Nullable String password,
        @Nullable String keyFile,
        @Nullable String keyPassphrase,
        boolean checkHostKey,
        @Nullable String knownHosts,
        @Nullable String fingerprint,
        @Min(50) long poll,
        @NotNull Duration settle,
        @NotNull Duration lease,
        @NotNull Duration timeout) {

    /** @throws IllegalArgumentException if a server is named, but not how to log in or how to know it */
    public SftpSettings {
        host = blankToNull(host);
        user = blankToNull(user);
        password = blankToNull(password);
        keyFile = blankToNull(keyFile);
        keyPassphrase = blankToNull(keyPassphrase);
        knownHosts = blankToNull(knownHosts);
        fingerprint = blankToNull(fingerprint);
        if (host != null && (user == null || (password == null && keyFile == null))) {
            throw new IllegalArgumentException(
                    "The SFTP server of dsr.intake.sftp.host wants a login: set DSR_INTAKE_SFTP_USER and either DSR_INTAKE_SFTP_PASSWORD or DSR_INTAKE_SFTP_KEY_FILE.");
        }
        if (host != null && checkHostKey && knownHosts == null && fingerprint == null) {
            throw new IllegalArgumentException(
                    "The SFTP server of dsr.intake.sftp.host cannot be told from another: set DSR_INTAKE_SFTP_KNOWN_HOSTS or DSR_INTAKE_SFTP_FINGERPRINT.");
        }
    }

    /** Whether there is a folder to look at. */
    public boolean isConfigured() {
        return host != null;
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "SftpSettings[host=%s, port=%d, folder=%s]".formatted(host, port, folder);
    }
}
