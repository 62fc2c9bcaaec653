package io.genesysdsr.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.genesysdsr.keys.Keys;
import io.genesysdsr.request.Dossier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AuditFileTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static Keys keys;
    private static AuditFile auditFiles;

    @BeforeAll
    static void makeKeys(@TempDir Path folder) {
        keys = TestKeys.in(folder).keys();
        auditFiles = new AuditFile(keys);
    }

    static Stream<Arguments> cases() {
        return Cases.all().entrySet().stream().map(c -> Arguments.argumentSet(c.getKey(), c.getKey(), c.getValue()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itSaysWhatSomebodyFoundRight(String name, Dossier dossier) throws IOException {
        String pretty = JSON.readTree(compose(dossier)).toPrettyString() + "\n";

        Golden.check(
                name + ".audit.json",
                pretty.replace(keys.lookupHash("REFERENCE", DossierBuilder.REFERENCE), "<hash of the reference>")
                        .replace(keys.lookupHash("ACTOR", "anna.admin"), "<hash of the actor>")
                        .replace(keys.evidenceKeyName(), "<key>"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itIsCanonicalAndTheSameEachTime(String name, Dossier dossier) throws IOException {
        byte[] file = compose(dossier);

        assertThat(file).isEqualTo(new JsonCanonicalizer(file).getEncodedUTF8());
        assertThat(file).isEqualTo(compose(dossier));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void neitherTheSendersReferenceNorAnEmployeesNameStandInIt(String name, Dossier dossier) {
        assertThat(new String(compose(dossier), UTF_8))
                .doesNotContain(DossierBuilder.REFERENCE, "Mustermann", "anna", "admin");
    }

    @Test
    void everyEventStandsInItInItsOrder() throws IOException {
        Dossier dossier = Cases.fiveArchives("en");

        List<Long> numbers = JSON.readTree(compose(dossier)).path("events").findValues("number").stream()
                .map(JsonNode::asLong)
                .toList();

        assertThat(numbers)
                .isEqualTo(
                        dossier.events().stream().map(Dossier.EventRecord::id).toList());
    }

    @Test
    void anErasureThatWasOnlyAcceptedIsSaidToBeSoInPlainWords() throws IOException {
        JsonNode ended = JSON.readTree(compose(Cases.accepted("en"))).path("ended");

        assertThat(ended.path("confirmation").asText()).isEqualTo("ACCEPTED");
        assertThat(ended.path("statement").asText()).startsWith("Accepted, not verified: ");
    }

    @Test
    void aLostEntryDoesNotGoUnnoticed() {
        Dossier dossier = Cases.fiveArchives("en");
        List<AuditEntry> entries = entries(dossier);

        assertThatThrownBy(() -> auditFiles.compose(dossier, entries.subList(1, entries.size())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1 entries for 2 tasks");
    }

    private static byte[] compose(Dossier dossier) {
        return auditFiles.compose(dossier, entries(dossier)).content();
    }

    private static List<AuditEntry> entries(Dossier dossier) {
        return dossier.tasks().stream()
                .map(t -> auditFiles.describe(dossier, t))
                .toList();
    }
}
