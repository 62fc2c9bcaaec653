package io.genesysdsr.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a machine sent, or what goes to many, is never answered by a machine (RFC 3834). */
class AnswerRuleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Subject: hello                            | true",
                "Auto-Submitted: no                        | true",
                "Precedence: first-class                   | true",
                "Auto-Submitted: auto-replied              | false",
                "Auto-Submitted: auto-generated; x=y       | false",
                "Auto-Submitted: AUTO-NOTIFIED             | false",
                "Precedence: bulk                          | false",
                "Precedence: List                          | false",
                "Precedence: junk                          | false",
                "List-Id: <a.example.org>                  | false",
                "List-Unsubscribe: <mailto:x@example.org>  | false",
                "Return-Path: <>                           | false",
                "X-Auto-Response-Suppress: OOF             | false",
                "X-Loop: yes                               | false",
                "Content-Type: multipart/report            | false"
            })
    void headersDecide(String header, boolean answerable) throws Exception {
        assertThat(MailFormsTest.read(header.strip() + "\r\n", "x").answerable())
                .isEqualTo(answerable);
    }

    @ParameterizedTest
    @CsvSource({
        "ada@example.org, true",
        "MAILER-DAEMON@example.org, false",
        "postmaster@example.org, false",
        "no-reply@example.org, false",
        "noreply+1@example.org, false",
        "bounces+ada=example.org@example.org, false",
        "owner-list@example.org, false",
        "list-request@example.org, false",
        "DSR@example.com, false"
    })
    void soDoesTheSender(String from, boolean answerable) throws Exception {
        var mail = new jakarta.mail.internet.MimeMessage(jakarta.mail.Session.getInstance(new java.util.Properties()));
        mail.setHeader("From", from);
        mail.setText("x");
        assertThat(AnswerRule.allows(mail, from, java.util.List.of("dsr@example.com", "")))
                .isEqualTo(answerable);
    }
}
