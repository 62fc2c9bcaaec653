package io.genesysdsr.sandbox.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genesysdsr.sandbox.GenesysDouble;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class FirstVisitTest {

    @Test
    void anExportGoesFromTheTokenToTheFile() throws Exception {
        try (GenesysDouble genesys =
                GenesysDouble.start(GenesysDoubleSettings.defaults().withExportTakes(Duration.ofMillis(50)))) {
            Customer customer = Customer.of(genesys);
            Person person = genesys.population().anyWithEmail();

            Customer.Got subjects = customer.subjects(TermType.EMAIL, person.email());
            String contact = subjects.json().findPath("externalContactId").asText();
            assertThat(contact).isEqualTo(person.contactId());
            Customer.Got submitted = customer.export(Json.object().put("externalContactId", contact));
            assertThat(submitted.status()).isEqualTo(200);
            String id = submitted.text("id");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> customer.request(id).text("status").equals("COMPLETED"));
            Customer.Got redirect = customer.get(customer.request(id).text("resultsUrl"));
            assertThat(redirect.status()).isEqualTo(303);
            byte[] file = Customer.open(redirect.header("Location")).body().readAllBytes();

            ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file));
            assertThat(zip.getNextEntry().getName()).isEqualTo("export.json");
            assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).contains(person.email());
            assertThat(genesys.journal().count("POST /api/v2/gdpr/requests")).isEqualTo(1);
            assertThat(genesys.journal().violations()).isEmpty();
        }
    }
}
