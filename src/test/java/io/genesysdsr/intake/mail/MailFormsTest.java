package io.genesysdsr.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.intake.MailboxSettings;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
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
    void archivesAndDocumentsAreNeverOpened() throws Exception {
        Mail mail = multipart(
                part("application/zip", "bomb.zip", "PK\u0003\u0004") + part("text/xml", "bomb.xml", "<!ENTITY a>"));
        assertThat(mail.attachments()).isEmpty();
        assertThat(MailForms.of(mail)).isEmpty();
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
                "smtps",
                "",
                465,
                "",
                "",
                "dsr@example.com",
                "<>",
                5);
    }
}
