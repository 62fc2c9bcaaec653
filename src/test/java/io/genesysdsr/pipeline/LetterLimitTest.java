package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genesysdsr.delivery.Letters;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever sends requests in somebody else's name floods nobody's mailbox through us. */
class LetterLimitTest extends MailJourney {

    private static final int MOST = 10;

    @Test
    void anAddressGetsSoManyLettersADayAndTheRestWaitsForAPersonWithItsDuty() throws Exception {
        String flooded = sender();
        List<UUID> requests = new ArrayList<>();
        for (int i = 0; i < MOST + 3; i++) {
            requests.add(ask(flooded));
        }
        await().atMost(PATIENCE).until(() -> letters(requests, "UNSENT delivery-856") == 3);
        await().atMost(PATIENCE).until(() -> letters(requests, "SENT") == MOST);
        assertThat(postbox.sentTo(flooded)).hasSize(MOST);
        assertThat(unconfirmed(requests)).as("what CCPA wants confirmed").isEqualTo(3);

        String other = sender();
        UUID unhurt = ask(other);
        await().atMost(PATIENCE).until(() -> letters(List.of(unhurt), "SENT") == 1);

        UUID one = db.sql("select id from letter where request_id = any(:requests) and state = 'UNSENT' limit 1")
                .param("requests", requests.toArray(UUID[]::new))
                .query(UUID.class)
                .single();
        assertThat(bean(Letters.class).sendAgain(one)).isTrue();
        await().atMost(PATIENCE).until(() -> letters(requests, "SENT") == MOST + 1);
        assertThat(unconfirmed(requests)).isEqualTo(2);
    }

    private static UUID ask(String address) {
        String reference = "F-" + UUID.randomUUID();
        db.sql("""
                insert into dsr_intake (reference, regulation, subject_right, identifiers)
                values (:reference, 'CCPA', 'ERASURE', :identifiers::jsonb)""")
                .param("reference", reference)
                .param("identifiers", Desk.identifier("EMAIL", address))
                .update();
        await().atMost(PATIENCE).until(() -> row(reference).startsWith("AWAITING_PROOF"));
        return UUID.fromString(request(reference));
    }

    private static int letters(List<UUID> requests, String standing) {
        return db.sql("""
                select count(*) from letter
                where request_id = any(:requests) and concat_ws(' ', state, code) = :standing""")
                .param("requests", requests.toArray(UUID[]::new))
                .param("standing", standing)
                .query(Integer.class)
                .single();
    }

    private static int unconfirmed(List<UUID> requests) {
        return db.sql("""
                select count(*) from deadline_duty
                where request_id = any(:requests) and kind = 'CONFIRM' and met_at is null""")
                .param("requests", requests.toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }
}
