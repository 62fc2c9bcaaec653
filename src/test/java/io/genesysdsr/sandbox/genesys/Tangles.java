package io.genesysdsr.sandbox.genesys;

import java.time.Instant;
import java.util.List;

/** People whose records do not say who they are: they are in every population, after the seeded people. */
final class Tangles {
    static final String FORMER_HOLDER = "zz-former-holder";
    static final String PRESENT_HOLDER = "zz-present-holder";

    private static final String PASSED_ON = "+441632960201";
    private static final String SHARED = "+441632960202";

    private Tangles() {}

    static List<Person> people() {
        return List.of(
                fragmented(),
                Person.named("Hedda Vormals")
                        .key(FORMER_HOLDER)
                        .email("hedda.vormals@example.org")
                        .formerPhone(PASSED_ON)
                        .contact()
                        .created(Instant.parse("2019-03-04T09:15:00Z"))
                        .modified(Instant.parse("2021-11-30T16:45:00Z"))
                        .build(),
                Person.named("Jules Nunmehr")
                        .key(PRESENT_HOLDER)
                        .email("jules.nunmehr@example.com")
                        .phone(PASSED_ON)
                        .contact()
                        .created(Instant.parse("2025-06-02T10:00:00Z"))
                        .modified(Instant.parse("2026-05-19T13:20:00Z"))
                        .build());
    }

    /** One person by two contacts that nobody merged: three addresses, and one number in both. */
    private static Person fragmented() {
        return Person.named("Dorothea Splitter")
                .key("zz-fragmented")
                .email("dorothea.splitter@example.com")
                .email("d.splitter@example.org")
                .phone(SHARED)
                .contact()
                .created(Instant.parse("2020-08-20T08:00:00Z"))
                .modified(Instant.parse("2024-01-15T11:30:00Z"))
                .secondContact(
                        new Term(TermType.NAME, "Dora Splitter-Ganz"),
                        new Term(TermType.EMAIL, "dora.ganz@example.net"),
                        new Term(TermType.PHONE, SHARED))
                .created(Instant.parse("2023-09-12T14:00:00Z"))
                .modified(Instant.parse("2026-04-01T07:45:00Z"))
                .conversations(8)
                .build();
    }
}
