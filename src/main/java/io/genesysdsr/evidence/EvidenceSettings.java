package io.genesysdsr.evidence;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where evidence and artifacts are stored.
 *
 * @param s3Endpoint address of an S3 server other than AWS, {@code DSR_EVIDENCE_S3_ENDPOINT}; https, or plain http to
 *     loopback; null for AWS
 * @param bucket an existing bucket, {@code DSR_EVIDENCE_BUCKET}; required
 * @param region such as {@code eu-central-1}, {@code DSR_EVIDENCE_REGION}; required with an endpoint, otherwise null
 *     leaves it to AWS' default chain
 * @param pathStyle whether the bucket stands in the path rather than in the host name, as most servers other than AWS
 *     want it
 * @param accessKey access key id; null, together with the secret, leaves both to AWS' default chain
 * @param secretKey secret access key
 */
@ConfigurationProperties("dsr.evidence")
public record EvidenceSettings(
        @Nullable String s3Endpoint,
        String bucket,
        @Nullable String region,
        boolean pathStyle,
        @Nullable String accessKey,
        @Nullable String secretKey) {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|.+\\.localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    /** @throws EvidenceMisconfigured if a setting is missing or would send evidence over the network unencrypted */
    public EvidenceSettings {
        s3Endpoint = blankToNull(s3Endpoint);
        region = blankToNull(region);
        accessKey = blankToNull(accessKey);
        secretKey = blankToNull(secretKey);
        if (blankToNull(bucket) == null) {
            throw new EvidenceMisconfigured(
                    "The evidence has no place to go: set DSR_EVIDENCE_BUCKET (dsr.evidence.bucket) to an existing bucket.");
        }
        if (s3Endpoint != null) {
            requireSafe(s3Endpoint);
            if (region == null) {
                throw new EvidenceMisconfigured(
                        "The S3 server at dsr.evidence.s3-endpoint needs a region to sign for: set DSR_EVIDENCE_REGION.");
            }
        }
        if ((accessKey == null) != (secretKey == null)) {
            throw new EvidenceMisconfigured("Set both DSR_EVIDENCE_ACCESS_KEY and DSR_EVIDENCE_SECRET_KEY, or neither"
                    + " to take the credentials from AWS' default chain.");
        }
    }

    /** The endpoint as an address; null for AWS. */
    @Nullable
    URI endpoint() {
        return s3Endpoint == null ? null : URI.create(s3Endpoint);
    }

    @Override
    public String toString() {
        return "EvidenceSettings[s3Endpoint=%s, bucket=%s, region=%s, pathStyle=%s, credentials=%s]"
                .formatted(s3Endpoint, bucket, region, pathStyle, accessKey == null ? "default chain" : "configured");
    }

    private static void requireSafe(String endpoint) {
        URI uri;
        try {
            uri = URI.create(endpoint);
        } catch (IllegalArgumentException e) {
            uri = URI.create("");
        }
        if (uri.getHost() == null || !("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
            throw new EvidenceMisconfigured(
                    "DSR_EVIDENCE_S3_ENDPOINT (dsr.evidence.s3-endpoint) must be an address such as https://s3.example.org.");
        }
        if (uri.getScheme().equals("http") && !LOOPBACK.matcher(uri.getHost()).matches()) {
            throw new EvidenceMisconfigured(
                    "DSR_EVIDENCE_S3_ENDPOINT (dsr.evidence.s3-endpoint) must begin with https, because plain http is for"
                            + " loopback addresses only.");
        }
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
