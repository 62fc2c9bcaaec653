package io.genesysdsr.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.genesysdsr.evidence.EvidenceVerifier.Finding;
import io.genesysdsr.failure.Refused;
import io.genesysdsr.request.Dossier;
import io.genesysdsr.request.Request;
import io.genesysdsr.request.RequestState;
import io.genesysdsr.request.Right;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What is left on S3, and in the ledger, when a request closes. */
class EvidenceRoutesTest extends EvidenceRoutes {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> NAMES = List.of(
            "audit.json",
            "audit.json.hmac",
            "availability.html",
            "availability.html.hmac",
            "availability.json",
            "availability.json.hmac");

    @Test
    void aRequestClosesWithSealedEvidenceOfAllItsTasks() throws IOException {
        Request request = walk.closing(Right.ACCESS, List.of("one@example.org", "two@example.org"), "data");

        close(request);

        assertThat(state(request)).isEqualTo("FULFILLED");
        assertThat(names(request)).isEqualTo(NAMES);
        for (String name : List.of("audit.json", "availability.json", "availability.html")) {
            assertThat(verify(request, name)).as(name).isEqualTo(Finding.GENUINE);
        }
        JsonNode audit = JSON.readTree(read(request, "audit.json"));
        assertThat(audit.path("tasks")).hasSize(2);
        assertThat(audit.path("tasks").findValuesAsText("sha256")).hasSize(2);
        assertThat(audit.path("ended").path("state").asText()).isEqualTo("FULFILLED");
        JsonNode details = JSON.readTree(
                jdbc.sql("select details from audit_event where request_id = :id and event = 'RequestFulfilled'")
                        .param("id", request.id())
                        .query(String.class)
                        .single());
        assertThat(details.path("auditFileSha256").asText()).isEqualTo(SealFile.sha256Hex(read(request, "audit.json")));
        assertThat(details.path("key").asText()).isEqualTo(keys.evidenceKeyName());
    }

    @Test
    void evidenceWrittenAgainAfterACrashIsTheSame() {
        Request request = walk.closing(Right.ERASURE, List.of("gone@example.org"), null);
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("request", request);
        variables.put("dossier", dossiers.of(request.id()));
        send("direct:audit-file", variables);
        send("direct:availability-report", variables);
        Map<String, byte[]> before = evidence(request);

        close(request);

        assertThat(state(request)).isEqualTo("FULFILLED");
        assertThat(evidence(request)).hasSameSizeAs(NAMES).containsExactlyEntriesOf(before);
    }

    @Test
    void whoComesLateWritesNothingOverTheEvidenceThatARequestClosedWith() {
        Request request = walk.closing(Right.ERASURE, List.of("late@example.org"), null);
        Map<String, Object> late = new LinkedHashMap<>();
        late.put("request", request);
        late.put("dossier", dossiers.of(request.id()));
        close(request);
        Map<String, byte[]> before = evidence(request);
        jdbc.sql("update task set code = 'gdpr-401' where request_id = :id")
                .param("id", request.id())
                .update();
        late.put("dossier", dossiers.of(request.id()));

        send("direct:audit-file", late);

        assertThat(evidence(request)).containsExactlyEntriesOf(before);
    }

    @Test
    void aRequestThatEndedBeforeItHadTasksHasItsEvidenceToo() throws IOException {
        Request accepted = walk.accepted(Right.ACCESS, List.of("nobody@example.org"));
        docket.thwarted(accepted, new Refused("resolve-201"));

        close(walk.claimed(RequestState.CLOSING, accepted.id()));

        assertThat(state(accepted)).isEqualTo("REFUSED");
        assertThat(names(accepted)).isEqualTo(NAMES);
        assertThat(JSON.readTree(read(accepted, "audit.json")).path("tasks").isEmpty())
                .isTrue();
    }

    @Test
    void aMissingArchiveKeepsTheRequestOpenAndLeavesNoAuditFile() {
        Request request = walk.closing(Right.ACCESS, List.of("lost@example.org"), null);

        close(request);

        assertThat(state(request)).isEqualTo("IN_REVIEW");
        assertThat(reviewCode(request)).isEqualTo("ledger-602");
        assertThat(names(request)).isEmpty();
    }

    @Test
    void aMissingBucketNeedsAPerson() {
        Request request = walk.closing(Right.ERASURE, List.of("later@example.org"), null);
        String bucket = settings.bucket();
        s3.listObjectsV2(of -> of.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .forEach(key -> s3.deleteObject(of -> of.bucket(bucket).key(key)));
        s3.deleteBucket(of -> of.bucket(bucket));
        try {
            close(request);

            assertThat(state(request)).isEqualTo("IN_REVIEW");
            assertThat(reviewCode(request)).isEqualTo("evidence-704");
        } finally {
            s3.createBucket(of -> of.bucket(bucket));
        }
    }

    @Test
    void aRequestNeverClosesWithoutAFileThatItsRouteLost() {
        Request request = walk.closing(Right.ERASURE, List.of("route@example.org"), null);
        Dossier dossier = dossiers.of(request.id());
        KeptFile audit = new KeptFile(request.id(), "audit.json", "00", "evidence-00000000");
        KeptFile data = new KeptFile(request.id(), "availability.json", "00", "evidence-00000000");
        KeptFile another = new KeptFile(UUID.randomUUID(), "availability.html", "00", "evidence-00000000");

        for (KeptFile page : Arrays.asList(null, data, another)) {
            assertThatThrownBy(() -> evidence.close(request, dossier, audit, data, page))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("availability.html");
        }
        assertThat(state(request)).isEqualTo("CLOSING");
    }

    @Test
    void aTaskThatCannotBeDescribedStopsTheRouteBeforeAnythingIsKept() {
        Request request = walk.closing(Right.ERASURE, List.of("odd@example.org"), null);
        Dossier read = dossiers.of(request.id());
        Dossier.TaskRecord t = read.tasks().get(0);
        Dossier.TaskRecord odd = new Dossier.TaskRecord(
                t.id(),
                t.system(),
                t.identifierKind(),
                t.identifierHash(),
                t.phases(),
                t.state(),
                t.code(),
                t.externalRef(),
                t.renewals(),
                "no json",
                t.closedAt());
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("request", request);
        variables.put(
                "dossier",
                new Dossier(
                        read.request(),
                        read.channel(),
                        read.acceptedAt(),
                        read.proofs(),
                        read.identifiers(),
                        List.of(odd),
                        read.artifacts(),
                        read.events()));

        Exchange after = send("direct:audit-file", variables);

        assertThat(after.getVariable("auditFile")).isNull();
        assertThat(names(request)).isEmpty();
        assertThat(state(request)).isEqualTo("IN_REVIEW");
    }
}
