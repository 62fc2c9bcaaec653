package io.genesysdsr.customers;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/customers.md do what the page says. */
class CustomersDocumentTest extends CustomerServiceStand {

    private static final Held FORMER = new Held(
            IdentifierKind.PHONE, "+49301234567", LocalDate.parse("2016-01-01"), LocalDate.parse("2023-06-30"));

    @TempDir
    private Path folder;

    @Test
    void theFileIsTakenWithoutARefusalAndTellsTheFormerOwnerFromThePresentOne() throws IOException {
        try (IndexRoom room = IndexRoom.open(folder)) {
            assertThat(room.imports(example("csv", 0)).exit()).isZero();
            List<Customer> customers =
                    room.find(IdentifierKind.PHONE, "+49301234567").customers();
            assertThat(customers).extracting(Customer::key).containsExactlyInAnyOrder("C-1001", "C-1002");
            assertThat(customers.stream().flatMap(c -> c.held().stream())).contains(FORMER);
            assertThat(room.find(IdentifierKind.EMAIL, "shop@example.org").customers())
                    .extracting(Customer::party)
                    .containsExactly(Party.BUSINESS);
        }
    }

    @Test
    void theServiceIsAskedAndAnswersAsThePageShows() throws IOException {
        answerWith(example("json", 1));
        CustomerListing listing = listing(ask(List.of(
                new Identifier(IdentifierKind.EMAIL, "ada@example.org"),
                new Identifier(IdentifierKind.PHONE, "+49301234567"))));
        assertThat(JSON.readTree(asked.get(0).body())).isEqualTo(JSON.readTree(example("json", 0)));
        assertThat(listing.truncated()).isFalse();
        assertThat(listing.customers()).singleElement().satisfies(c -> {
            assertThat(c.key()).isEqualTo("C-1001");
            assertThat(c.held()).hasSize(3).contains(FORMER);
        });
    }

    private static String example(String language, int n) throws IOException {
        String page = Files.readString(Path.of("docs", "customers.md"), StandardCharsets.UTF_8);
        List<MatchResult> found = Pattern.compile("(?s)```" + language + "\n(.*?)```")
                .matcher(page)
                .results()
                .toList();
        return found.get(n).group(1);
    }
}
