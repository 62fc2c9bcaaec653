package io.genesysdsr.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.intake.MailboxSettings;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** Which forms are found in a mail, however mail programs wrap them, and which mails are left to a person. */
class MailFormsTest {

    private static final String LINES = "Right: access\r\nRegulation: GDPR\r\nEmail: ada@example.org\r\n";
    private static final String JSON =
            "{\"right\": \"erase\", \"regulation\": \"EU-GDPR\", \"email\": \"ada@example.org\", \"proof\": {\"method\": \"X\"}}";

    @Test
    void linesInTheTextAreAForm() throws Exception {
        Draft draft = one(read("", "Hello,\r\n\r\n" + LINES + "Phone : +49 30 901820\r\nThank you: indeed\r\n"));
        assertThat(draft.text("subject_right")).isEqualTo("ACCESS");
        assertThat(draft.text("regulation")).isEqualTo("GDPR");
        assertThat(draft.identifiers().findValuesAsText("kind")).containsExactly("EMAIL", "PHONE");
    }

    @Test
    void aReplyIsReadWithoutWhatItQuotes() throws Exception {
        Draft draft = one(
                read("", LINES + "\r\nOn Monday, the desk wrote:\r\n> Right: erasure\r\nEmail: desk@example.org\r\n"));
        assertThat(draft.text("subject_right")).isEqualTo("ACCESS");
        assertThat(draft.identifiers()).hasSize(1);
        assertThat(MailForms.of(read("", "> Right: erasure\r\n> Email: ada@example.org\r\n")))
                .as("a quote alone")
                .isEmpty();
    }

    @Test
    void aPageIsReadAsItsText() throws Exception {
        String html =
                "<html><style>Right: erasure</style><p>Right: <b>access</b></p><p>Regulation: GDPR<br>Email:&nbsp;ada@example.org</p>"
                        + "<blockquote>Right: erasure</blockquote></html>";
        Draft draft = one(read("Content-Type: text/html; charset=utf-8\r\n", html));
        assertThat(draft.text("subject_right")).isEqualTo("ACCESS");
        assertThat(draft.identifiers().get(0).path("value").asText()).isEqualTo("ada@example.org");
    }

    @Test
    void aNestedMailIsReadToItsLeaves() throws Exception {
        String inner = part("text/plain", "", LINES) + part("text/html", "", "<p>Right: erasure</p>");
        String nested = "Content-Type: multipart/alternative; boundary=b\r\n\r\n" + inner + "--b--\r\n";
        Draft draft = one(read(
                "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=a\r\n",
                "--a\r\n" + nested + "--a--\r\n"));
        assertThat(draft.text("subject_right")).isEqualTo("ACCESS");
    }

    @Test
    void attachedFormsGoBeforeTheText() throws Exception {
        Mail mail = multipart(part("text/plain", "", "Please see the form. Right: access")
                + part("application/octet-stream", "=?UTF-8?Q?=C3=BCber.json?=", "[" + JSON + "," + JSON + "]"));
        List<Draft> drafts = MailForms.of(mail);
        assertThat(drafts).hasSize(2);
        assertThat(drafts.get(0).text("subject_right")).isEqualTo("ERASURE");
        assertThat(drafts.get(0).text("regulation")).isEqualTo("GDPR");
    }

    @Test
    void aSpreadsheetOfOldIsRead() throws Exception {
        byte[] csv = "Name;Recht;Regulation;E-Mail\r\nJürgen;Löschung;DSGVO;j@example.org\r\n"
                .getBytes(Charset.forName("windows-1252"));
        String encoded = Base64.getMimeEncoder().encodeToString(csv);
        Draft draft = one(
                multipart("--b\r\nContent-Type: text/csv; name=\"f.csv\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + encoded + "\r\n"));
        assertThat(draft.text("subject_name")).isEqualTo("Jürgen");
        assertThat(draft.text("subject_right")).isEqualTo("ERASURE");
        assertThat(draft.text("regulation")).isEqualTo("GDPR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Please delete me.",
                "Right access",
                "{\"right\": \"access\"}",
                "Rights: all of them",
                "Right:"
            })
    void whatIsNoFormIsLeftToAPerson(String text) throws Exception {
        assertThat(MailForms.of(read("", text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]x",
                "[1]",
                "{\"right\": \"access\", \"right\": \"erase\"}",
                "{\"email\": \"ada@example.org\"}",
                "{\"right\": \"access\", \"identifiers\": [\"\\u0000\"]}",
                "[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]"
            })
    void anAttachedFormThatCannotBeReadIsLeftToAPersonAsAWhole(String json) throws Exception {
        assertThat(MailForms.of(multipart(part("text/plain", "", LINES) + part("application/json", "f.json", json))))
                .isEmpty();
    }

    @Test
    void bombsInArchivesAndDocumentsAreNeverOpened() throws Exception {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream packed = new ZipOutputStream(zip)) {
            packed.putNextEntry(new ZipEntry("form.csv"));
            for (int i = 0; i < 2_000; i++) {
                packed.write(new byte[1 << 16]);
            }
        }
        String base64 = Base64.getMimeEncoder().encodeToString(zip.toByteArray());
        String laughs =
                "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]><l>&b;&x;</l>";
        Mail mail = multipart("--b\r\nContent-Type: application/zip; name=\"bomb.zip\"\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n" + base64 + "\r\n" + part("text/xml", "bomb.xml", laughs));
        assertThat(mail.attachments()).isEmpty();
        assertThat(MailForms.of(mail)).isEmpty();
        assertThat(MailForms.of(multipart(part("text/csv", "bomb.csv", laughs))))
                .isEmpty();
        assertThat(MailForms.of(multipart(part("application/json", "bomb.json", laughs))))
                .isEmpty();
        assertThat(MailForms.of(multipart("--b\r\nContent-Type: text/csv; name=\"f.csv\"\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n" + base64 + "\r\n")))
                .as("an archive under the name of a form")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Right,Right,Regulation\r\naccess,erasure,GDPR\r\n",
                "Right,Requested action,Regulation\r\naccess,erasure,GDPR\r\n",
                "Right,Regulation\r\naccess,GDPR,somebody@example.org\r\n",
                "Right,Regulation,Email\r\naccess,GDPR\r\n"
            })
    void aTableThatSaysTwoThingsOrTooFewIsLeftToAPerson(String csv) throws Exception {
        assertThat(MailForms.of(multipart(part("text/csv", "f.csv", csv)))).isEmpty();
    }

    @Test
    void linesThatSayTwoThingsAreLeftToAPerson() throws Exception {
        assertThat(MailForms.of(read("", LINES + "Right: erasure\r\n"))).isEmpty();
        assertThat(MailForms.of(read("", LINES + "Right: access\r\n"))).hasSize(1);
    }

    @Test
    void bytesThatAreNotOfTheirCharsetAreReadAsFarAsTheyCanBe() throws Exception {
        byte[] mail = ("From: ada@example.org\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + LINES
                        + "Name: J\u00fcrgen\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        Mail read = MailReader.read(
                new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail)), settings());
        assertThat(one(read).text("subject_name")).isEqualTo("J\u00fcrgen");
    }

    @Test
    @Timeout(20)
    void aHugeLineManyPartsOrMuchMarkupCostsLittle() throws Exception {
        assertThat(MailForms.of(read("", "Right: " + "access ".repeat(1_000_000))))
                .isEmpty();
        assertThat(read(
                                "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n",
                                "--b\r\n\r\n".repeat(900_000))
                        .complete())
                .isFalse();
        assertThat(MailForms.of(read("Content-Type: text/html\r\n", "<br ".repeat(250_000))))
                .isEmpty();
        assertThat(MailForms.of(read("X-Long: " + "x".repeat(5 << 20) + "\r\n", LINES)))
                .hasSize(1);
    }

    @Test
    void mailsThatDifferAreToldApartAndOnlyByWhatTheirSenderWrote() throws Exception {
        String large = "x".repeat(2 << 20);
        assertThat(read("", large + "a").digest())
                .isNotEqualTo(read("", large + "b").digest());
        assertThat(read("Received: from a\r\n", LINES).digest())
                .isEqualTo(read("Received: from b\r\n", LINES).digest());
    }

    @Test
    void itsHeadersSayInWhichLanguageItIsAnswered() throws Exception {
        assertThat(read("Content-Language: de-AT, en\r\n", "x").language()).isEqualTo("de");
        assertThat(read("Accept-Language: en-US\r\n", "x").language()).isEqualTo("en");
        assertThat(read("Content-Language: x\r\n de; \u0001\r\n", "x").language())
                .isNull();
        assertThat(one(read("", "Recht: Auskunft\r\nGesetz: DSGVO\r\n")).language())
                .isEqualTo("de");
    }

    @Test
    void aMailThatIsTooDeepOrTooLargeIsLeftToAPerson() throws Exception {
        StringBuilder deep = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=d")
                    .append(i)
                    .append("\r\n\r\n--d")
                    .append(i)
                    .append("\r\n");
        }
        String headers = deep.substring(0, deep.indexOf("\r\n") + 2);
        assertThat(read("MIME-Version: 1.0\r\n" + headers, deep.substring(headers.length() + 2) + "\r\n" + LINES)
                        .complete())
                .isFalse();
        assertThat(read("", LINES + "x".repeat(2 << 20)).complete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: text/plain; charset=no-such\r\n",
                "Content-Type: \"\r\n",
                "Content-Type: text/plain; charset=\"utf-8\r\n",
                "Content-Transfer-Encoding: rot13\r\n",
                "Subject: =?utf-8?B?!!!?=\r\n",
                "From: \"a\r\n b\" <broken\r\n",
                "Date: yesterday\r\n"
            })
    void oddHeadersBreakNothing(String header) throws Exception {
        Mail mail = read(header, LINES);
        assertThat(MailForms.of(mail).size())
                .as("understood, or left to a person")
                .isBetween(0, 1);
    }

    @Test
    void aForgedSenderWithALineBreakIsNone() throws Exception {
        MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));
        mail.setHeader("From", "ada@example.org\r\n Bcc: all@example.org");
        mail.setText(LINES);
        mail.saveChanges();
        assertThat(MailReader.read(mail, settings()).from()).isNull();
    }

    @Test
    void nulCharactersAreDropped() throws Exception {
        assertThat(one(read("", LINES + "Name: A\0da\r\n")).text("subject_name"))
                .isEqualTo("Ada");
    }

    private static Draft one(Mail mail) {
        List<Draft> drafts = MailForms.of(mail);
        assertThat(drafts).hasSize(1);
        return drafts.get(0);
    }

    private static String part(String type, String name, String content) {
        String disposition = name.isEmpty() ? "" : "Content-Disposition: attachment; filename=\"" + name + "\"\r\n";
        return "--b\r\nContent-Type: " + type + "\r\n" + disposition + "\r\n" + content + "\r\n";
    }

    private static Mail multipart(String parts) throws Exception {
        return read("MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n", parts + "--b--\r\n");
    }

    static Mail read(String headers, String body) throws Exception {
        byte[] mail = ("From: Ada <ada@example.org>\r\n" + headers + "\r\n" + body).getBytes(StandardCharsets.UTF_8);
        return MailReader.read(
                new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail)), settings());
    }

    static MailboxSettings settings() {
        return new MailboxSettings(
                "imaps",
                "none",
                993,
                "",
                "",
                "INBOX",
                "Taken",
                "Review",
                1000,
                DataSize.ofMegabytes(10),
                "dsr@example.com",
                "<>",
                5);
    }
}
