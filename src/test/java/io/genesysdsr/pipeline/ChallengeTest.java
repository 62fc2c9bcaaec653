package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.genesysdsr.identity.Authenticators;
import io.genesysdsr.pipeline.Proving.Browser;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import io.genesysdsr.sandbox.genesys.Person;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Links and codes: sent to what was submitted, answered on a page, and of no use to anybody else. */
class ChallengeTest extends Journey {

    private final Browser browser = new Browser(port());

    private static void eventually(Callable<Boolean> holds) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(holds);
    }

    private static String letter(String address) {
        eventually(() -> !Proving.letters(address).isEmpty());
        List<String> letters = Proving.letters(address);
        return letters.get(letters.size() - 1);
    }

    private static String text(String number) {
        eventually(() -> !genesys().texts().to(number).isEmpty());
        List<String> texts = genesys().texts().to(number);
        return texts.get(texts.size() - 1);
    }

    private static String number() {
        return "+4930" + (10_000_000 + Math.floorMod(UUID.randomUUID().hashCode(), 80_000_000));
    }

    private static String both(String email, String phone) {
        return "[{\"kind\": \"EMAIL\", \"value\": \"" + email + "\"}, {\"kind\": \"PHONE\", \"value\": \"" + phone
                + "\"}]";
    }

    @Test
    void aLinkThatComesBackLetsTheOwnerOfTheAddressGoOn() {
        Person person = contact();
        String reference = dropUnproved("ACCESS", identifier("EMAIL", person.email()));
        String page = Proving.page(letter(person.email()));
        HttpResponse<String> shown = browser.open(page);
        assertThat(shown.body()).contains("Did you make this request?").doesNotContain(person.email());
        assertThat(shown.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(shown.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(shown.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        assertThat(row(reference).state())
                .as("a scanner that opens links answers none")
                .isEqualTo("AWAITING_PROOF");
        assertThat(browser.press(page).body()).contains("Thank you");
        awaitState(reference, "FULFILLED");
        assertThat(browser.press(page).body()).contains("That did not work");
        assertThat(dossier(reference).proofs()).singleElement().satisfies(p -> assertThat(p.method())
                .isEqualTo("EMAIL_LINK"));
    }

    @Test
    void anErasureNeedsBothChannels() {
        Person person = contact();
        String phone = number();
        String reference = dropUnproved("ERASURE", both(String.valueOf(person.email()), phone));
        String code = Proving.code(text(phone));
        String page = Proving.page(text(phone));
        assertThat(browser.press(Proving.page(letter(String.valueOf(person.email()))))
                        .body())
                .contains("one more step");
        awaitReason(reference, "proof-502: a second, different factor is needed; proved so far: MAILBOX");
        assertThat(browser.press(page, "code", code.substring(0, 4) + "+" + code.substring(4))
                        .body())
                .contains("Thank you");
        awaitState(reference, "FULFILLED");
    }

    @Test
    void withoutTheTokenOfOurOwnPageNothingIsAnswered() {
        String email = unique() + "@example.org";
        String reference = dropUnproved("ACCESS", identifier("EMAIL", email));
        String page = Proving.page(letter(email));
        assertThat(browser.post(page, "").statusCode()).isEqualTo(403);
        assertThat(row(reference).state()).isEqualTo("AWAITING_PROOF");
    }

    @Test
    void aCodeIsLockedAfterFewTriesAndSoIsTheRightOne() {
        String phone = number();
        String reference = dropUnproved("ACCESS", identifier("PHONE", phone));
        String right = Proving.code(text(phone));
        String page = Proving.page(text(phone));
        String wrong = right.equals("00000000") ? "00000001" : "00000000";
        for (int i = 0; i < 5; i++) {
            assertThat(browser.press(page, "code", wrong).body()).contains("That did not work");
        }
        assertThat(browser.press(page, "code", right).body()).contains("That did not work");
        assertThat(row(reference).state()).isEqualTo("AWAITING_PROOF");
        // The owner of the phone is not locked out by it: a new code goes there, and nowhere else.
        String open = browser.open(page).body();
        assertThat(browser.post(page.replace("/code/", "/again/"), open).body()).contains("on its way");
        eventually(() -> genesys().texts().to(phone).size() == 2);
        String fresh = text(phone);
        assertThat(browser.press(page, "code", Proving.code(fresh)).body()).contains("That did not work");
        assertThat(browser.press(Proving.page(fresh), "code", Proving.code(fresh))
                        .body())
                .contains("Thank you");
        awaitState(reference, "NO_DATA_HELD");
    }

    @Test
    void codesAndLinksOfOneRequestProveNoOther() {
        String mine = number();
        String theirs = number();
        dropUnproved("ACCESS", identifier("PHONE", mine));
        String victim = dropUnproved("ACCESS", identifier("PHONE", theirs));
        String code = Proving.code(text(mine));
        assertThat(browser.press(Proving.page(text(theirs)), "code", code).body())
                .contains("That did not work");
        assertThat(browser.press(Proving.page(text(mine)).replace("/code/", "/link/"))
                        .body())
                .as("a page of a code takes no button")
                .contains("That did not work");
        assertThat(row(victim).state()).isEqualTo("AWAITING_PROOF");
    }

    @Test
    void nothingNamesThePersonAtGenesysBeforeTheyProvedWhoTheyAre() {
        Person person = contact();
        genesys().journal().clear();
        String reference = dropUnproved("ERASURE", identifier("EMAIL", person.email()));
        letter(String.valueOf(person.email()));
        browser.press(Proving.page(letter(String.valueOf(person.email()))));
        awaitReason(reference, "proof-502: a second, different factor is needed; proved so far: MAILBOX");
        assertThat(genesys().journal().count("GET /api/v2/gdpr/subjects")).isZero();
        assertThat(genesys().journal().count("POST /api/v2/gdpr/requests")).isZero();
    }

    @Test
    void floodingAnAddressIsBoundedAndDoesNotStopItsOwner() {
        Person victim = contact();
        for (int i = 0; i < 20; i++) {
            dropUnproved("ERASURE", identifier("EMAIL", victim.email()));
        }
        eventually(() -> Proving.letters(String.valueOf(victim.email())).size() == 3);
        String own = drop("ACCESS", identifier("EMAIL", victim.email()));
        awaitState(own, "FULFILLED");
        String byLink = dropUnproved("ACCESS", identifier("EMAIL", victim.email()));
        eventually(() -> challenged(byLink));
        assertThat(Proving.letters(String.valueOf(victim.email()))).hasSize(3);
        // An hour later the newest comes first, ahead of the flood that still waits.
        db().sql(
                        "update challenge_sending set at = at - interval '2 hours' where subject_hash = (select subject_hash from challenge where request_id = :id)")
                .param("id", row(byLink).requestId())
                .update();
        eventually(() -> Proving.letters(String.valueOf(victim.email())).size() == 6);
        assertThat(db().sql("select state from challenge where request_id = :id")
                        .param("id", row(byLink).requestId())
                        .query(String.class)
                        .single())
                .isEqualTo("SENT");
    }

    private static boolean challenged(String reference) {
        return db().sql(
                                "select count(*) from challenge c join dsr_intake i on i.request_id = c.request_id where i.reference = :r")
                        .param("r", reference)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    @Test
    void anAuthenticatorIsASecondFactorOnce() throws Exception {
        Person person = contact();
        byte[] secret = "0123456789abcdefghij".getBytes(StandardCharsets.US_ASCII);
        bean(Authenticators.class).enrol(new Identifier(IdentifierKind.EMAIL, String.valueOf(person.email())), secret);
        String first = dropUnproved("ERASURE", identifier("EMAIL", person.email()));
        String link = Proving.page(letter(String.valueOf(person.email())));
        String open = browser.press(link).body();
        assertThat(open).contains("authenticator");
        String form = link.replace("/link/", "/authenticator/");
        var passwords = new TimeBasedOneTimePasswordGenerator();
        String code = passwords.generateOneTimePasswordString(
                new SecretKeySpec(secret, passwords.getAlgorithm()), Instant.now());
        String refused = browser.post(form, open, "code", code.equals("000000") ? "000001" : "000000")
                .body();
        assertThat(refused).contains("That did not work");
        assertThat(browser.post(form, refused, "code", code).body()).contains("Thank you");
        awaitState(first, "FULFILLED");
        String second = dropUnproved("ERASURE", identifier("EMAIL", person.email()));
        eventually(() -> Proving.letters(String.valueOf(person.email())).size() == 2);
        String again = Proving.page(letter(String.valueOf(person.email())));
        String reopened = browser.press(again).body();
        assertThat(browser.post(again.replace("/link/", "/authenticator/"), reopened, "code", code)
                        .body())
                .as("no password counts twice")
                .contains("That did not work");
        assertThat(row(second).state()).isEqualTo("AWAITING_PROOF");
    }
}
