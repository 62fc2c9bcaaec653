package io.genesysdsr.identity;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The mail server that links are handed to, read by the route {@code send-link}.
 *
 * @param host its name
 * @param port its port for submission
 * @param username of the product there; empty where none is asked for
 * @param password its password
 * @param starttls whether nothing may be said before the connection is encrypted
 */
@Validated
@ConfigurationProperties("dsr.identity.mail")
public record MailSettings(
        @NotBlank String host,
        @Min(1) @Max(65535) int port,
        @Nullable String username,
        @Nullable String password,
        boolean starttls) {

    boolean hasLogin() {
        return username != null && !username.isBlank();
    }

    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + port + "]";
    }
}
