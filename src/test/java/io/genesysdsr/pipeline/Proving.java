package io.genesysdsr.pipeline;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.genesysdsr.sandbox.MailServer;
import io.genesysdsr.sandbox.TokenIssuer;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What journeys of proof need around the product: a mailbox, an issuer of tokens, and a browser. */
final class Proving {

    static final TokenIssuer ISSUER = TokenIssuer.start();
    static final GreenMail MAIL = new GreenMail(MailServer.onLoopback(0, ServerSetup.PROTOCOL_SMTP));

    private static final Pattern LINK = Pattern.compile("http://127\\.0\\.0\\.1:1(/prove/[a-z]+/[\\w-]+)");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    static {
        MAIL.start();
    }

    private Proving() {}

    static Map<String, Object> settings() {
        Map<String, Object> s = new HashMap<>(ISSUER.settings("SIGNED_TOKEN"));
        s.put("dsr.identity.challenge.portal-base", "http://127.0.0.1:1");
        s.put("dsr.identity.challenge.mail-from", "privacy@company.example");
        s.put("dsr.identity.challenge.sms-from", "+4930123456");
        s.put("dsr.identity.challenge.poll", 100);
        s.put("dsr.identity.challenge.per-source", 100_000);
        s.put("dsr.identity.challenge.answers-per-minute", 1_000);
        // No dsr.delivery.from: letters are kept, so that every mail here is one with a link.
        s.put("dsr.delivery.smtp-host", "127.0.0.1");
        s.put("dsr.delivery.smtp-port", MAIL.getSmtp().getPort());
        s.put("dsr.delivery.smtp-security", "NONE");
        return s;
    }

    /** The texts of all letters to an address, in order. */
    static List<String> letters(String address) {
        List<String> texts = new ArrayList<>();
        for (Message letter : MAIL.getReceivedMessages()) {
            try {
                if (letter.getAllRecipients()[0].toString().equals(address)) {
                    texts.add(letter.getSubject() + "\n" + letter.getContent());
                }
            } catch (MessagingException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return texts;
    }

    /** The path of the page that a message leads to. */
    static String page(String message) {
        Matcher link = LINK.matcher(message);
        if (!link.find()) {
            throw new IllegalStateException("a message without a link");
        }
        return link.group(1);
    }

    /** The code that a text message holds. */
    static String code(String message) {
        Matcher code = Pattern.compile("\\b\\d{8}\\b").matcher(message);
        if (!code.find()) {
            throw new IllegalStateException("a message without a code");
        }
        return code.group();
    }

    /** Somebody's browser. */
    static final class Browser {

        private final HttpClient client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        private final String base;

        Browser(int port) {
            base = "http://127.0.0.1:" + port;
        }

        HttpResponse<String> open(String page) {
            return send(HttpRequest.newBuilder(URI.create(base + page))
                    .header("Accept-Language", "en")
                    .build());
        }

        /** Opens the page and presses its button. */
        HttpResponse<String> press(String page, String... fields) {
            return post(page, open(page).body(), fields);
        }

        /** Presses a button of a page that is open; the first form's token serves for all. */
        HttpResponse<String> post(String target, String open, String... fields) {
            Matcher token = TOKEN.matcher(open);
            StringBuilder form = new StringBuilder("_csrf=" + (token.find() ? token.group(1) : ""));
            for (int i = 0; i < fields.length; i += 2) {
                form.append('&').append(fields[i]).append('=').append(fields[i + 1]);
            }
            return send(HttpRequest.newBuilder(URI.create(base + target))
                    .header("Accept-Language", "en")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form.toString()))
                    .build());
        }

        private HttpResponse<String> send(HttpRequest request) {
            try {
                return client.send(request, BodyHandlers.ofString());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
