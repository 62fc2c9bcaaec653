package io.genesysdsr.customers;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The master customer index; the keys are explained in {@code application.yaml}.
 *
 * @param source where it is
 * @param url the service that is asked, where the source is {@link CustomerSource#REST}
 * @param header the name of the header that says who asks
 * @param credential its value
 * @param connectTimeout how long to wait for a connection, in milliseconds
 * @param readTimeout how long to wait for the next bytes of an answer, in milliseconds
 * @param mostCustomers how many customers a look-up lists
 * @param mostIdentifiers how many identifiers of each customer a look-up lists
 * @param largestLoss by how many percent the number of customers may fall with one import
 */
@Validated
@ConfigurationProperties("dsr.customers")
record CustomerSettings(
        @NotNull CustomerSource source,
        @NotNull URI url,
        @NotBlank String header,
        String credential,
        @Min(1) int connectTimeout,
        @Min(1) int readTimeout,
        @Min(2) @Max(1000) int mostCustomers,
        @Min(1) @Max(10000) int mostIdentifiers,
        @Min(0) @Max(100) int largestLoss) {

    /** @throws IllegalArgumentException if the source is a service that is not named, not safe or open to anybody */
    CustomerSettings {
        credential = credential == null ? "" : credential;
        if (source == CustomerSource.REST) {
            require(
                    url.getHost() != null && !url.getHost().endsWith(".invalid"),
                    "dsr.customers.url is missing: set DSR_CUSTOMERS_URL to the service that knows the customers, or dsr.customers.source to another source.");
            require(
                    isSafe(url),
                    "dsr.customers.url (DSR_CUSTOMERS_URL) must be an https address without login, query and fragment; plain http is for loopback only.");
            require(
                    header != null && header.matches("[A-Za-z0-9-]+"),
                    "dsr.customers.header (DSR_CUSTOMERS_HEADER) must be the name of a header.");
            require(
                    !credential.isBlank() && credential.chars().noneMatch(Character::isISOControl),
                    "dsr.customers.credential is missing: set DSR_CUSTOMERS_CREDENTIAL to what the service knows us by, such as Bearer and a token.");
        }
    }

    private static void require(boolean given, String otherwise) {
        if (!given) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static boolean isSafe(URI url) {
        boolean bare = url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
        return bare && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()) && isLoopback(url.getHost()));
    }

    /** This machine by its very name, so that nobody can listen in between. */
    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "CustomerSettings[" + source + "]";
    }
}
