package io.genesysdsr.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import software.amazon.awssdk.services.s3.S3Client;

class EvidenceSettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://s3.example.org",
                "http://localhost:9000",
                "http://s3.localhost:9000",
                "http://127.0.0.1:9000",
                "http://127.9.9.9",
                "http://[::1]:9000",
            })
    void anEndpointIsHttpsOrLoopback(String endpoint) {
        assertThatCode(() -> settings(endpoint, "b", "eu-west-1", null, null)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://s3.example.org",
                "http://127.0.0.1.example.org",
                "http://localhost.example.org",
                "http://localhost@example.org",
                "http://10.0.0.1:9000",
                "ftp://localhost",
                "localhost:9000",
                "s3.example.org",
                "not an address",
            })
    void anyOtherEndpointIsRefusedInOneSentence(String endpoint) {
        assertThatThrownBy(() -> settings(endpoint, "b", "eu-west-1", null, null))
                .isInstanceOf(EvidenceMisconfigured.class)
                .hasMessageContaining("DSR_EVIDENCE_S3_ENDPOINT")
                .message()
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "https://s3.example.org,  , eu-west-1,   ,   , DSR_EVIDENCE_BUCKET",
        "https://s3.example.org, b,          ,   ,   , DSR_EVIDENCE_REGION",
        "                      , b,          , a ,   , DSR_EVIDENCE_SECRET_KEY",
        "                      , b,          ,   , s , DSR_EVIDENCE_ACCESS_KEY",
    })
    void whatIsMissingIsNamed(
            @Nullable String endpoint,
            @Nullable String bucket,
            @Nullable String region,
            @Nullable String accessKey,
            @Nullable String secretKey,
            String named) {
        assertThatThrownBy(() -> settings(endpoint, bucket, region, accessKey, secretKey))
                .isInstanceOf(EvidenceMisconfigured.class)
                .hasMessageContaining(named);
    }

    @Test
    void blankIsAsGoodAsUnsetBecauseTheEnvironmentCannotUnset() {
        EvidenceSettings settings = settings("", "b", "", "", "");

        assertThat(settings.endpoint()).isNull();
        assertThat(settings.accessKey()).isNull();
    }

    @Test
    void theSecretIsNotShown() {
        assertThat(settings(null, "b", null, "the-access-key", "the-secret-key").toString())
                .doesNotContain("the-access-key", "the-secret-key");
    }

    @Test
    void theProductStartsWithAPlaceForEvidenceAndStopsWithoutOne() {
        ApplicationContextRunner start = new ApplicationContextRunner()
                .withUserConfiguration(EvidenceConfiguration.class)
                .withPropertyValues(
                        "dsr.evidence.purge.cron=0 0 3 * * ?",
                        "dsr.evidence.purge.superseded-after=1d",
                        "dsr.evidence.purge.forget-after=90d");

        start.withPropertyValues(
                        "dsr.evidence.s3-endpoint=http://localhost:1",
                        "dsr.evidence.bucket=b",
                        "dsr.evidence.region=eu-west-1",
                        "dsr.evidence.path-style=true")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(S3Client.class)
                        .hasSingleBean(ArtifactVault.class));
        start.run(context -> assertThat(context).getFailure().rootCause().isInstanceOf(EvidenceMisconfigured.class));
    }

    @SuppressWarnings("NullAway") // What is not configured arrives as null.
    private static EvidenceSettings settings(
            @Nullable String endpoint,
            @Nullable String bucket,
            @Nullable String region,
            @Nullable String accessKey,
            @Nullable String secretKey) {
        return new EvidenceSettings(endpoint, bucket, region, true, accessKey, secretKey);
    }
}
