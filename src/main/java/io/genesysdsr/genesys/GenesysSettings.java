package io.genesysdsr.genesys;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where Genesys Cloud is and how fast it may be called; the keys are explained in {@code application.yaml}.
 *
 * @param region the region, from which both bases follow
 * @param apiBase the Platform API, where it is not the region's
 * @param loginBase where tokens are issued, where it is not the region's
 * @param clientId of an OAuth client of the grant client credentials
 * @param clientSecret its secret
 * @param callsPerMinute what Genesys allows a token, for all replicas together
 * @param families calls a minute for families of calls with a tighter limit
 * @param connectTimeout how long to wait for a connection
 * @param readTimeout how long to wait for the next bytes of an answer
 * @param renewTokenBefore how long before its end a token is renewed
 * @param downloadHosts hosts that result links may lead to, beside the API's own; a leading {@code *.} is a wildcard
 */
@Validated
@ConfigurationProperties("dsr.genesys")
public record GenesysSettings(
        @Nullable String region,
        @Nullable URI apiBase,
        @Nullable URI loginBase,
        String clientId,
        String clientSecret,
        @Min(10) int callsPerMinute,
        Map<String, Integer> families,
        @NotNull Duration connectTimeout,
        @NotNull Duration readTimeout,
        @NotNull Duration renewTokenBefore,
        List<String> downloadHosts) {

    public GenesysSettings {
        families = families == null ? Map.of() : Map.copyOf(families);
        downloadHosts = downloadHosts == null ? List.of() : List.copyOf(downloadHosts);
        require(clientId, "dsr.genesys.client-id", "DSR_GENESYS_CLIENT_ID");
        require(clientSecret, "dsr.genesys.client-secret", "DSR_GENESYS_CLIENT_SECRET");
        if (apiBase == null || loginBase == null) {
            require(region, "dsr.genesys.region", "DSR_GENESYS_REGION");
            Region known = Region.named(region == null ? "" : region);
            apiBase = apiBase == null ? URI.create(known.apiBase()) : apiBase;
            loginBase = loginBase == null ? URI.create(known.loginBase()) : loginBase;
        }
        requireSafe(apiBase, "dsr.genesys.api-base", "DSR_GENESYS_API_BASE");
        requireSafe(loginBase, "dsr.genesys.login-base", "DSR_GENESYS_LOGIN_BASE");
        // To the HTTP client no time at all means for ever.
        requirePositive(connectTimeout, "dsr.genesys.connect-timeout");
        requirePositive(readTimeout, "dsr.genesys.read-timeout");
        families.forEach((family, calls) -> {
            if (calls < 1) {
                throw new IllegalArgumentException("dsr.genesys.families." + family
                        + " in application.yaml must be at least one call a minute: to call none, stop the worker");
            }
        });
    }

    private static void requirePositive(@Nullable Duration time, String key) {
        if (time != null && time.toMillis() < 1) {
            throw new IllegalArgumentException(key + " in application.yaml must be at least a millisecond");
        }
    }

    private static void require(@Nullable String value, String key, String variable) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    key + " is missing: set it in application.yaml or as the environment variable " + variable);
        }
    }

    private static void requireSafe(URI base, String key, String variable) {
        boolean loopback = Hosts.isLoopback(base.getHost());
        if (!"https".equals(base.getScheme()) && !("http".equals(base.getScheme()) && loopback)) {
            throw new IllegalArgumentException(
                    key + " (" + variable + ") must be an https address; plain http is for loopback only");
        }
    }

    /** The Platform API's address. */
    public URI api() {
        return java.util.Objects.requireNonNull(apiBase);
    }

    /** The address that issues tokens. */
    public URI login() {
        return java.util.Objects.requireNonNull(loginBase);
    }

    @Override
    public String toString() {
        return "GenesysSettings[" + apiBase + "]";
    }
}
