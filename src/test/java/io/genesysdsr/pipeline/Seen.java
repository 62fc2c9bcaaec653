package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.request.Dossier;
import io.genesysdsr.request.Dossiers;
import io.genesysdsr.request.Register;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks at what became of requests of one channel, in a form that can be held against another channel's. */
final class Seen {

    /** What became of one; {@code repeats} is the key of the request that it is a duplicate of. */
    record Became(
            String state,
            TreeSet<String> reasons,
            @Nullable String repeats,
            @Nullable Entered entered) {}

    /** What the ledger holds of one, without what differs from one receipt to the next. */
    record Entered(
            String regulation,
            String right,
            @Nullable Instant receivedAt,
            @Nullable Instant dueAt,
            @Nullable String name,
            @Nullable String country,
            @Nullable String language,
            TreeSet<String> identifiers,
            String corrections,
            TreeSet<String> proofs) {

        Entered unproved() {
            return new Entered(
                    regulation,
                    right,
                    receivedAt,
                    dueAt,
                    name,
                    country,
                    language,
                    identifiers,
                    corrections,
                    new TreeSet<>());
        }
    }

    /** A row of the intake table. */
    record Row(
            String state, @Nullable String reason, @Nullable UUID request) {}

    private final ApplicationContext product;
    private final JdbcClient db;
    private final Map<UUID, String> requests = new HashMap<>();

    Seen(ApplicationContext product, JdbcClient db) {
        this.product = product;
        this.db = db;
    }

    Became became(Asking asking, Row row) {
        TreeSet<String> reasons = new TreeSet<>();
        String reason = row.reason();
        if (reason != null && !row.state().equals("DUPLICATE")) {
            reasons.addAll(List.of(reason.replaceFirst("^intake-142: ", "").split("; (?=[a-z_\\[\\]0-9.]+: )", -1)));
        }
        UUID request = row.request();
        if (request == null) {
            return new Became(row.state(), reasons, null, null);
        }
        String before = requests.putIfAbsent(request, asking.key());
        return before == null
                ? new Became(row.state(), reasons, null, entered(request, asking))
                : new Became(row.state(), reasons, before, null);
    }

    /** Each became what it became elsewhere. */
    static void hold(Map<String, Became> actual, Map<String, Became> wanted) {
        assertThat(actual.keySet()).containsExactlyElementsOf(wanted.keySet());
        assertThat(actual.keySet())
                .allSatisfy(key -> assertThat(actual.get(key)).as(key).isEqualTo(wanted.get(key)));
    }

    /** What is wanted by mail: it brings no proof and no reference, so it repeats nothing, and what is faulty waits. */
    static Map<String, Became> unproved(Map<String, Became> byMail, Map<String, Became> byTable) {
        Map<String, Became> wanted = new LinkedHashMap<>();
        byMail.forEach((key, mail) -> {
            String original =
                    switch (key) {
                        case "german-again" -> "german";
                        case "british-joined" -> "british";
                        default -> key;
                    };
            Became table = Objects.requireNonNull(byTable.get(original));
            if (key.equals("american-conflicting")) {
                assertThat(mail.state()).isEqualTo("AWAITING_PROOF");
                wanted.put(key, mail);
            } else if (table.entered() == null) {
                wanted.put(key, new Became("IN_REVIEW", table.reasons(), null, null));
            } else {
                Entered entered = table.entered();
                boolean strong = List.of("ERASURE", "PORTABILITY").contains(entered.right());
                Became unproved = Objects.requireNonNull(byTable.get(strong ? "undated" : "unproved"));
                wanted.put(key, new Became("AWAITING_PROOF", unproved.reasons(), null, entered.unproved()));
            }
        });
        return wanted;
    }

    /** What a call was answered. */
    Became called(Asking asking, RestDesk.Answer answer) {
        if (answer.status() == 422) {
            TreeSet<String> reasons = new TreeSet<>();
            answer.json()
                    .path("errors")
                    .forEach(e -> reasons.add(column(e.path("field").asText()) + ": "
                            + e.path("mend").asText()));
            return new Became("REFUSED", reasons, null, null);
        }
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
        boolean duplicate = answer.json().path("duplicate").asBoolean();
        String state = duplicate ? "DUPLICATE" : answer.json().path("state").asText();
        String reason = answer.json().path("reason").textValue();
        return became(asking, new Row(state, reason, UUID.fromString(answer.id())));
    }

    private static String column(String field) {
        return field.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private Entered entered(UUID id, Asking asking) {
        Register register = product.getBean(Register.class);
        Dossier dossier = product.getBean(Dossiers.class).of(id);
        TreeSet<String> identifiers = new TreeSet<>();
        dossier.identifiers().forEach(i -> identifiers.add(i.kind() + " " + i.lookupHash()));
        TreeSet<String> proofs = new TreeSet<>();
        dossier.proofs().forEach(p -> proofs.add(p.method() + " " + p.factors() + " " + p.strength() + " " + p.at()));
        boolean dated = asking.receivedAt() != null;
        return db.sql("select * from request where id = :id")
                .param("id", id)
                .query((r, n) -> {
                    Instant received =
                            r.getObject("received_at", OffsetDateTime.class).toInstant();
                    assertThat(received).as("received").isBefore(Instant.now().plusSeconds(1));
                    assertThat(!dated && received.isBefore(Instant.now().minusSeconds(600)))
                            .as("the receipt itself counts where nothing is claimed")
                            .isFalse();
                    return new Entered(
                            r.getString("regulation"),
                            r.getString("subject_right"),
                            dated ? received : null,
                            dated
                                    ? r.getObject("deadline_at", OffsetDateTime.class)
                                            .toInstant()
                                    : null,
                            register.addressee(id).name(),
                            r.getString("country"),
                            r.getString("language"),
                            identifiers,
                            register.corrections(id).stream()
                                    .map(c -> c.kind() + " " + c.existingValue() + " " + c.updatedValue())
                                    .toList()
                                    .toString(),
                            proofs);
                })
                .single();
    }
}
