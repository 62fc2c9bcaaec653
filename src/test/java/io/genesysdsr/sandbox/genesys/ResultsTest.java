package io.genesysdsr.sandbox.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genesysdsr.sandbox.GenesysDouble;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultsTest extends CustomerOfTheDouble {
    ResultsTest() {
        super(GenesysDoubleSettings.defaults().withPopulation(100, 7).withTokenLife(Duration.ofDays(30)));
    }

    @Test
    void aResultNeedsTheTokenAndItsStorageRefusesIt() throws Exception {
        String url = completed(contact(genesys.population().plain(0)))
                .path("resultsUrl")
                .asText();
        assertThat(Customer.send(HttpRequest.newBuilder(URI.create(url))).status())
                .isEqualTo(401);

        Customer.Got redirect = customer.get(url);

        assertThat(redirect.status()).isEqualTo(303);
        String link = redirect.header("Location");
        assertThat(link).startsWith("http://localhost:");
        assertThat(customer.get(link).status()).isEqualTo(400);
        Customer.Got file = Customer.send(HttpRequest.newBuilder(URI.create(link)));
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type")).isEqualTo("application/zip");
        assertThat(ExportFiles.of(file.response().body()).get(0))
                .contains(genesys.population().plain(0).email());
        Customer.Got forged = Customer.send(
                HttpRequest.newBuilder(URI.create(link.replaceAll("Expires=\\d+", "Expires=99999999999"))));
        assertThat(forged.status()).isEqualTo(403);
    }

    @Test
    void theLinkIsToldInsteadOfFollowedWhereThatIsAsked() throws Exception {
        String url = completed(contact(genesys.population().plain(0)))
                .path("resultsUrl")
                .asText();

        Customer.Got told = customer.get(url + "?issueRedirect=false");

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.text("url")).startsWith(genesys.storageBase());
    }

    @Test
    void aLinkExpiresSoonAndAResultLater() throws Exception {
        String url = completed(contact(genesys.population().plain(0)))
                .path("resultsUrl")
                .asText();
        String link = customer.get(url).header("Location");

        clock.pass(Duration.ofSeconds(60));
        assertThat(Customer.send(HttpRequest.newBuilder(URI.create(link))).status())
                .isEqualTo(403);
        assertThat(customer.get(url).status()).isEqualTo(303);
        clock.pass(Duration.ofDays(7));
        Customer.Got gone = customer.get(url);
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.code()).isEqualTo("resource.not.found");
    }

    @Test
    void fiveArchivesTogetherHaveEveryConversationOnce() throws Exception {
        Person person = genesys.population()
                .add(Person.named("Five Files")
                        .email("five@example.com")
                        .contact()
                        .conversations(11)
                        .archives(5)
                        .build());

        JsonNode request = completed(contact(person));

        assertThat(request.path("resultsUrls")).hasSize(5);
        assertThat(request.path("resultsUrl"))
                .isEqualTo(request.path("resultsUrls").path(0));
        List<String> conversations = new ArrayList<>();
        for (JsonNode url : request.path("resultsUrls")) {
            String link = customer.get(url.asText()).header("Location");
            byte[] zip = Customer.open(link).body().readAllBytes();
            JsonNode content = Json.parse(ExportFiles.of(zip).get(0).getBytes(StandardCharsets.UTF_8));
            content.path("conversations")
                    .forEach(each ->
                            conversations.add(each.path("conversationId").asText()));
        }
        assertThat(conversations)
                .containsExactlyInAnyOrderElementsOf(person.holdings().conversations().stream()
                        .map(Conversation::id)
                        .toList());
    }

    @Test
    void aCallerKnownByNumberAloneHasAnExport() throws Exception {
        Person caller = genesys.population().callerByNumberOnly();
        ObjectNode subject = Json.object();
        subject.putArray("phoneNumbers").add(caller.phone());

        JsonNode request = completed(subject);

        byte[] zip = Customer.open(
                        customer.get(request.path("resultsUrl").asText()).header("Location"))
                .body()
                .readAllBytes();
        assertThat(ExportFiles.of(zip).get(0)).contains("\"records\":[]").contains(caller.phone());
    }

    @Test
    void anExportThatFindsNothingHasAnEmptyFileOrNone() throws Exception {
        ObjectNode nobody = Json.object().put("externalContactId", "nobody");
        String url = completed(nobody).path("resultsUrl").asText();
        byte[] zip = Customer.open(customer.get(url).header("Location")).body().readAllBytes();
        assertThat(ExportFiles.of(zip)).containsExactly("{\"records\":[],\"conversations\":[]}");

        try (GenesysDouble other = GenesysDouble.start(settings.withEmptyExport(EmptyExport.NO_RESULTS_URL), clock)) {
            Customer there = Customer.of(other);
            String id = there.export(nobody).text("id");
            clock.pass(Duration.ofSeconds(1));
            JsonNode request = there.request(id).json();
            assertThat(request.path("status").asText()).isEqualTo("COMPLETED");
            assertThat(request.has("resultsUrl")).isFalse();
        }
    }

    @Test
    void twoGibibytesBeginAtOnceAndCanBeTakenUpAnywhere() throws Exception {
        Person huge = genesys.population()
                .add(Person.named("Huge")
                        .email("huge@example.com")
                        .contact()
                        .exportBytes(2L << 30)
                        .build());
        String url = completed(contact(huge)).path("resultsUrl").asText();
        String link = customer.get(url).header("Location");

        HttpResponse<InputStream> whole = Customer.open(link);
        long length = whole.headers().firstValueAsLong("Content-Length").orElse(0);
        assertThat(length).isGreaterThan(2L << 30);
        try (InputStream body = whole.body()) {
            assertThat(Arrays.copyOf(body.readNBytes(1 << 20), 2)).containsExactly('P', 'K');
        }
        Customer.Got end =
                Customer.send(HttpRequest.newBuilder(URI.create(link)).header("Range", "bytes=" + (length - 22) + "-"));
        assertThat(end.status()).isEqualTo(206);
        assertThat(end.header("Content-Range")).isEqualTo("bytes " + (length - 22) + "-" + (length - 1) + "/" + length);
        assertThat(Arrays.copyOf(end.response().body(), 4)).containsExactly('P', 'K', 5, 6);
    }

    private JsonNode completed(ObjectNode subject) throws Exception {
        String id = customer.export(subject).text("id");
        clock.pass(Duration.ofSeconds(1));
        JsonNode request = customer.request(id).json();
        assertThat(request.path("status").asText()).isEqualTo("COMPLETED");
        return request;
    }

    private static ObjectNode contact(Person person) {
        return Json.object().put("externalContactId", person.contactId());
    }
}
