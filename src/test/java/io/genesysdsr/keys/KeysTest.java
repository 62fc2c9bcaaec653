package io.genesysdsr.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysTest {

    private static final UUID REQUEST = UUID.fromString("6f1f2d7c-0d4b-4a40-9a53-2e0b7f2f9f10");
    private static final UUID ANOTHER_REQUEST = UUID.fromString("6f1f2d7c-0d4b-4a40-9a53-2e0b7f2f9f11");
    private static final byte[] EVIDENCE = "{\"audit\":\"file\"}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Path file;
    private Keys keys;

    @BeforeEach
    void makeKeys() {
        file = folder.resolve("keys.json");
        command("keys", file.toString());
        keys = Keys.from(file.toString());
    }

    @Test
    void aRequestKeyOpensForItsRequestAndForNoOther() {
        RequestKey key = keys.newRequestKey(REQUEST);
        byte[] encrypted = key.encrypt("someone@example.org", "identifier");

        assertThat(keys.open(REQUEST, key.wrapped()).decryptText(encrypted, "identifier"))
                .isEqualTo("someone@example.org");
        assertThatThrownBy(() -> keys.open(ANOTHER_REQUEST, key.wrapped())).isInstanceOf(Undecryptable.class);
    }

    @Test
    void whatOneRequestEncryptedNoOtherRequestDecrypts() {
        byte[] encrypted = keys.newRequestKey(REQUEST).encrypt("value", "identifier");
        RequestKey another = keys.newRequestKey(REQUEST);

        assertThatThrownBy(() -> another.decrypt(encrypted, "identifier")).isInstanceOf(Undecryptable.class);
    }

    @Test
    void aValueDoesNotOpenInAnotherContext() {
        RequestKey key = keys.newRequestKey(REQUEST);
        byte[] encrypted = key.encrypt("value", "name");

        assertThatThrownBy(() -> key.decrypt(encrypted, "phone")).isInstanceOf(Undecryptable.class);
    }

    @Test
    void equalValuesDoNotLookEqual() {
        RequestKey key = keys.newRequestKey(REQUEST);

        assertThat(key.encrypt("value", "name")).isNotEqualTo(key.encrypt("value", "name"));
    }

    @Test
    void aForgottenKeyOpensNothing() {
        byte[] encrypted = keys.newRequestKey(REQUEST).encrypt("value", "name");

        for (byte[] notTheKey : List.of(new byte[0], new byte[32], encrypted)) {
            assertThatThrownBy(() -> keys.open(REQUEST, notTheKey)).isInstanceOf(Undecryptable.class);
        }
    }

    @Test
    void theKeysOfAnotherInstallationOpenNothing() {
        Path other = folder.resolve("other.json");
        command("keys", other.toString());
        Keys others = Keys.from(other.toString());
        byte[] wrapped = keys.newRequestKey(REQUEST).wrapped();

        assertThatThrownBy(() -> others.open(REQUEST, wrapped)).isInstanceOf(Undecryptable.class);
        assertThat(others.verify(EVIDENCE, keys.seal(EVIDENCE))).isFalse();
        assertThat(others.lookupHash("EMAIL", "a@b.org")).isNotEqualTo(keys.lookupHash("EMAIL", "a@b.org"));
    }

    @Test
    void everyChangedByteIsNoticed() {
        RequestKey key = keys.newRequestKey(REQUEST);
        byte[] wrapped = key.wrapped();
        byte[] value = key.encrypt("value", "name");

        for (int i = 0; i < wrapped.length; i++) {
            byte[] changed = changedAt(wrapped, i);
            assertThatThrownBy(() -> keys.open(REQUEST, changed)).isInstanceOf(Undecryptable.class);
        }
        for (int i = 0; i < value.length; i++) {
            byte[] changed = changedAt(value, i);
            assertThatThrownBy(() -> key.decrypt(changed, "name")).isInstanceOf(Undecryptable.class);
        }
    }

    @Test
    void aSealIsTrueOfItsBytesOnly() {
        Seal seal = keys.seal(EVIDENCE);

        assertThat(keys.verify(EVIDENCE, seal)).isTrue();
        assertThat(keys.verify(changedAt(EVIDENCE, 3), seal)).isFalse();
        assertThat(keys.verify(EVIDENCE, new Seal("evidence-00000000", seal.hmacBase64())))
                .isFalse();
        assertThat(keys.verify(EVIDENCE, new Seal(seal.keyName(), "not base64!")))
                .isFalse();
        assertThat(keys.verify(EVIDENCE, new Seal(seal.keyName(), ""))).isFalse();
    }

    @Test
    void aSealNamesTheKeyThatMadeItAndNoOtherKeyOfTheFileWillDo() {
        Seal before = keys.seal(EVIDENCE);
        command("keys", "rotate", file.toString(), "evidence");
        Keys rotated = Keys.from(file.toString());
        Seal after = rotated.seal(EVIDENCE);

        assertThat(rotated.verify(EVIDENCE, new Seal(after.keyName(), before.hmacBase64())))
                .isFalse();
    }

    @Test
    void aStrangerWithTheEvidenceKeyVerifiesWithPlainHmac() throws Exception {
        Seal seal = keys.seal(EVIDENCE);
        JsonNode key = new ObjectMapper().readTree(file.toFile()).at("/evidence/key/0");
        byte[] stored = Base64.getDecoder().decode(key.at("/keyData/value").textValue());
        // The last 32 bytes are the key itself: `base64 -d | tail -c 32 | xxd -p -c 32` gives openssl's hexkey.
        byte[] raw = Arrays.copyOfRange(stored, stored.length - 32, stored.length);
        Mac hmac = Mac.getInstance("HmacSHA256");
        hmac.init(new SecretKeySpec(raw, "HmacSHA256"));

        assertThat(seal.keyName())
                .isEqualTo("evidence-%08x".formatted((int) key.path("keyId").longValue()));
        assertThat(seal.hmacBase64()).isEqualTo(Base64.getEncoder().encodeToString(hmac.doFinal(EVIDENCE)));
    }

    @ParameterizedTest
    @CsvSource({
        "EMAIL, a@b.org, EMAIL, a@b.org, true",
        "EMAIL, a@b.org, EMAIL, c@b.org, false",
        "EMAIL, a@b.org, PHONE, a@b.org, false",
        "A, B:C, A:B, C, false",
        "1:A, Bob, 1, A:Bob, false",
    })
    void lookupHashesAreEqualForEqualKindsAndValuesOnly(
            String kind, String value, String otherKind, String otherValue, boolean equal) {
        String hash = keys.lookupHash(kind, value);
        String other = Keys.from(file.toString()).lookupHash(otherKind, otherValue);

        assertThat(hash.equals(other)).isEqualTo(equal);
        assertThat(hash).matches("[A-Za-z0-9_-]{43}").doesNotContain(value);
    }

    @Test
    void rotationLosesNobodyAndUsesTheNewKeys() {
        RequestKey before = keys.newRequestKey(REQUEST);
        byte[] value = before.encrypt("value", "name");
        Seal seal = keys.seal(EVIDENCE);
        String hash = keys.lookupHash("EMAIL", "a@b.org");

        command("keys", "rotate", file.toString());
        command("keys", "rotate", file.toString());
        Keys rotated = Keys.from(file.toString());

        assertThat(rotated.open(REQUEST, before.wrapped()).decryptText(value, "name"))
                .isEqualTo("value");
        assertThat(rotated.verify(EVIDENCE, seal)).isTrue();
        assertThat(rotated.lookupHashes("EMAIL", "a@b.org"))
                .hasSize(3)
                .doesNotHaveDuplicates()
                .contains(hash)
                .startsWith(rotated.lookupHash("EMAIL", "a@b.org"));
        assertThat(rotated.lookupHash("EMAIL", "a@b.org")).isNotEqualTo(hash);
        assertThat(rotated.seal(EVIDENCE).keyName()).isNotEqualTo(seal.keyName());
        byte[] wrappedAnew = rotated.newRequestKey(REQUEST).wrapped();
        assertThatThrownBy(() -> keys.open(REQUEST, wrappedAnew)).isInstanceOf(Undecryptable.class);
    }

    @Test
    void nothingShowsAKey() {
        RequestKey key = keys.newRequestKey(REQUEST);

        assertThat(keys).hasToString("Keys");
        assertThat(key).hasToString("RequestKey");
    }

    private static void command(String... args) {
        PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        assertThat(new KeysCommand(out, out).execute(List.of(args))).isZero();
    }

    private static byte[] changedAt(byte[] bytes, int index) {
        byte[] changed = bytes.clone();
        changed[index] ^= 1;
        return changed;
    }
}
