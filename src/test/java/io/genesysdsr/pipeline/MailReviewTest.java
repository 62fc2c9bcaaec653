package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genesysdsr.intake.IntakeHygiene;
import io.genesysdsr.intake.MailReview;
import io.genesysdsr.intake.MailReviews;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Mails that no program understands: what a person sees of them, and decides. */
class MailReviewTest extends MailJourney {

    @Test
    void aMailForAPersonIsAReviewAndBecomesARequestOnceItsRowIsFilledIn() {
        MailReviews reviews = bean(MailReviews.class);
        String sender = sender();
        for (String name : List.of("n1", "n2")) {
            postbox.receive(mail(sender, "<" + name + "@example.org>", "", "Please forget me! " + name));
            await().atMost(PATIENCE).until(() -> postbox.ids("Review").contains("<" + name + "@example.org>"));
        }
        List<MailReview> open = await().atMost(PATIENCE)
                .until(
                        () -> ours(reviews, sender),
                        r -> r.size() == 2 && r.get(1).answer() == MailReview.Answer.SENT);
        assertThat(open.get(0).code()).isEqualTo("intake-141");
        assertThat(open.toString()).doesNotContain(sender);
        assertThat(Duration.between(open.get(0).since(), open.get(0).deadline()))
                .as("as if it were under the law that gives the least time")
                .isBetween(Duration.ofDays(15), Duration.ofDays(16));

        MailReview first = open.get(0);
        assertThat(reviews.takeUp(first.id())).isTrue();
        await().atMost(PATIENCE).until(() -> row(first.reference()).startsWith("IN_REVIEW intake-142: regulation"));
        db.sql("update dsr_intake set regulation = 'GDPR', subject_right = 'ERASURE' where reference = :r")
                .param("r", first.reference())
                .update();
        assertThat(reviews.takeUp(first.id())).isTrue();
        await().atMost(PATIENCE).until(() -> row(first.reference()).startsWith("AWAITING_PROOF"));
        await().atMost(PATIENCE).until(() -> acknowledgement(first.reference()).equals("SENT"));
        assertThat(postbox.sentTo(sender))
                .as("two answers, and one letter for what became a request")
                .hasSize(3);
    }

    @Test
    void aFaultyFormIsDueUnderTheLawThatItNames() {
        String sender = sender();
        postbox.receive(mail(
                sender, "<p1@example.org>", "", "Right: access\nRegulation: CCPA\nEmail: " + sender + "\nPhone: 030"));
        MailReview review = await().atMost(PATIENCE)
                .until(() -> ours(bean(MailReviews.class), sender), r -> r.size() == 1)
                .get(0);
        assertThat(review.code()).isEqualTo("intake-142");
        assertThat(Duration.between(review.since(), review.deadline()))
                .isBetween(Duration.ofDays(45), Duration.ofDays(46));
    }

    @Test
    void aReviewThatNobodyDecidesIsEmptiedAndStaysUntilItIsDismissed() {
        MailReviews reviews = bean(MailReviews.class);
        String sender = sender();
        postbox.receive(mail(sender, "<n3@example.org>", "", "Please forget me!"));
        MailReview second = await().atMost(PATIENCE)
                .until(() -> ours(reviews, sender), r -> r.size() == 1)
                .get(0);
        db.sql("update dsr_intake set inserted_at = now() - interval '61 days' where reference = :r")
                .param("r", second.reference())
                .update();
        bean(IntakeHygiene.class).purgeHeld();
        assertThat(row(second.reference())).startsWith("IN_REVIEW intake-145");
        assertThat(personal(second.reference())).isZero();
        assertThat(reviews.dismiss(second.id(), "olga")).isTrue();
        assertThat(row(second.reference())).startsWith("REFUSED intake-144");
        assertThat(reviews.dismiss(second.id(), "otto"))
                .as("the first decision counts")
                .isFalse();
        assertThat(reviews.open()).noneMatch(r -> r.id().equals(second.id()));
        await().atMost(PATIENCE).until(() -> postbox.ids("Review").contains("<n3@example.org>"));
    }

    @Test
    void aDismissedMailsRowIsEmptiedAtOnceAndSaysByWhom() {
        MailReviews reviews = bean(MailReviews.class);
        String sender = sender();
        postbox.receive(mail(sender, "<o1@example.org>", "", "Buy this!"));
        MailReview review = await().atMost(PATIENCE)
                .until(() -> ours(reviews, sender), r -> r.size() == 1)
                .get(0);
        assertThat(personal(review.reference())).isEqualTo(1);
        reviews.dismiss(review.id(), "olga");
        assertThat(personal(review.reference())).isZero();
        assertThat(db.sql("select decided_by from dsr_intake where reference = :r")
                        .param("r", review.reference())
                        .query(String.class)
                        .single())
                .isEqualTo("olga");
    }
}
