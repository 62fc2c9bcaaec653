package io.genesysdsr.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.genesysdsr.evidence.EvidenceVerifier.Finding;
import io.genesysdsr.keys.KeysCommand;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceVerifierTest {

    private static TestKeys ours;
    private static TestKeys theirs;
    private static byte[] content;
    private static byte[] seal;

    @BeforeAll
    static void sealAFile(@TempDir Path our, @TempDir Path their) {
        ours = TestKeys.in(our);
        theirs = TestKeys.in(their);
        content = new AuditFile(ours.keys())
                .compose(Cases.fiveArchives("en"), entries())
                .content();
        seal = sealed(ours, content);
    }

    @Test
    void whatWasSealedIsGenuine() {
        assertThat(verify(content, seal)).isEqualTo(Finding.GENUINE);
    }

    @Test
    void whatWasSealedBeforeARotationStaysGenuine(@TempDir Path folder) {
        TestKeys before = TestKeys.in(folder);
        byte[] sealed = sealed(before, content);

        assertThat(KeysCommand.run(new String[] {"keys", "rotate", before.file().toString(), "evidence"}))
                .isZero();

        EvidenceVerifier after =
                new EvidenceVerifier(io.genesysdsr.keys.Keys.from(before.file().toString()));
        assertThat(after.verify("audit.json", content, sealed)).isEqualTo(Finding.GENUINE);
    }

    @Test
    void aStrangerVerifiesWithTheBareKeyAndNothingOfOurs() throws Exception {
        JsonNode said = JsonMapper.builder().build().readTree(seal);
        Mac hmac = Mac.getInstance("HmacSHA256");
        hmac.init(new SecretKeySpec(ours.rawEvidenceKey(), "HmacSHA256"));

        assertThat(said.path("algorithm").asText()).isEqualTo("HMAC-SHA256");
        assertThat(said.path("value").asText()).isEqualTo(Base64.getEncoder().encodeToString(hmac.doFinal(content)));
    }

    @Test
    void everyChangedByteIsDetected() {
        for (int at = 0; at < content.length; at++) {
            byte[] changed = content.clone();
            changed[at] ^= 1;

            assertThat(verify(changed, seal)).as("byte %d", at).isEqualTo(Finding.CHANGED);
        }
    }

    @Test
    void whoeverMendsTheHashInTheSealIsDetectedByTheKey() {
        byte[] changed =
                new String(content, UTF_8).replace("FULFILLED", "REFUSED").getBytes(UTF_8);
        SealFile honest = SealFile.of(file(content), ours.keys().seal(content));
        SealFile mended = new SealFile(
                honest.format(),
                honest.version(),
                honest.file(),
                changed.length,
                SealFile.sha256Hex(changed),
                honest.algorithm(),
                honest.key(),
                honest.value());

        assertThat(verify(changed, CanonicalJson.write(mended))).isEqualTo(Finding.NOT_SEALED_BY_US);
    }

    @Test
    void aSealOfSomebodyElseIsNotOurs() {
        assertThat(verify(content, sealed(theirs, content))).isEqualTo(Finding.NOT_SEALED_BY_US);
    }

    @Test
    void aFileUnderAnotherNameOrCutOffIsNotTheOneThatWasSealed() {
        EvidenceVerifier verifier = new EvidenceVerifier(ours.keys());

        assertThat(verifier.verify("availability.json", content, seal)).isEqualTo(Finding.CHANGED);
        assertThat(verify(java.util.Arrays.copyOf(content, content.length - 1), seal))
                .isEqualTo(Finding.CHANGED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "no json",
                "{\"format\":\"genesys-dsr/seal\",\"version\":1,\"algorithm\":\"HMAC-SHA256\"}",
                "{\"format\":\"genesys-dsr/seal\",\"version\":1,\"algorithm\":\"none\",\"key\":\"k\",\"value\":\"\"}",
                "{\"format\":\"genesys-dsr/seal\",\"version\":2,\"algorithm\":\"HMAC-SHA256\",\"key\":\"k\",\"value\":\"\"}",
            })
    void whatIsNoSealIsSaidToBeNone(String noSeal) {
        assertThat(verify(content, noSeal.getBytes(UTF_8))).isEqualTo(Finding.NO_SEAL);
    }

    private static Finding verify(byte[] content, byte[] seal) {
        return new EvidenceVerifier(ours.keys()).verify("audit.json", content, seal);
    }

    private static byte[] sealed(TestKeys keys, byte[] content) {
        return CanonicalJson.write(SealFile.of(file(content), keys.keys().seal(content)));
    }

    private static EvidenceFile file(byte[] content) {
        return new EvidenceFile(new UUID(1, 2), "audit.json", EvidenceFile.JSON, content);
    }

    private static List<AuditEntry> entries() {
        var dossier = Cases.fiveArchives("en");
        return dossier.tasks().stream().map(t -> AuditEntry.of(dossier, t)).toList();
    }
}
