package io.genesysdsr.intake.mail;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.genesysdsr.delivery.Reply.Named;
import io.genesysdsr.intake.Arrival;
import io.genesysdsr.intake.Arrivals;
import io.genesysdsr.intake.Arrivals.Taken;
import io.genesysdsr.intake.MailboxSettings;
import io.genesysdsr.keys.Keys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a mail that was read: its requests, and the acknowledgement that is owed, in one transaction. */
@Component
class MailDesk {

    private static final String CHANNEL = "MAIL";
    private static final String NO_FORM = "intake-141";
    private static final String FAULTY_FORM = "intake-142";
    private static final String UNREAD = "a person must read the mail, fill in this row and take it up, or dismiss it";

    private final Arrivals arrivals;
    private final MailStore mails;
    private final AnswerBook answers;
    private final MailboxSettings settings;
    private final Keys keys;
    private final Supplier<UUID> ids;

    MailDesk(
            Arrivals arrivals,
            MailStore mails,
            AnswerBook answers,
            MailboxSettings settings,
            Keys keys,
            Supplier<UUID> ids) {
        this.arrivals = arrivals;
        this.mails = mails;
        this.answers = answers;
        this.settings = settings;
        this.keys = keys;
        this.ids = ids;
    }

    /** Takes it, unless it was taken before; returns the folder that it belongs into now. */
    @Transactional
    String receive(Mail mail) {
        UUID id = ids.get();
        Optional<Boolean> before = mails.begin(id, keys.lookupHash("MAIL", content(mail)));
        if (before.isPresent()) {
            return folder(before.get());
        }
        List<Draft> drafts = MailForms.of(mail);
        List<Named> named = new ArrayList<>();
        if (drafts.isEmpty()) {
            String reference = reference(id, 0);
            arrivals.hold(arrival(mail, new Draft(), reference), NO_FORM, UNREAD, id);
            named.add(new Named(reference, null));
        }
        for (Draft draft : drafts) {
            String reference = reference(id, named.size());
            Taken taken = arrivals.takeOrHold(arrival(mail, draft, reference), FAULTY_FORM, id);
            named.add(new Named(reference, taken.requestId()));
        }
        boolean review = named.stream().anyMatch(n -> n.requestId() == null);
        if (review) {
            mails.leaveToPerson(id);
        }
        answers.owe(id, mail, language(mail, drafts.isEmpty() ? new Draft() : drafts.get(0)), named);
        return folder(review);
    }

    /** What the form says; else that of the mail, as far as anything is written in it here. */
    private static @Nullable String language(Mail mail, Draft draft) {
        String said = draft.language();
        return said == null ? mail.language() : said;
    }

    private String folder(boolean review) {
        return review ? settings.reviewFolder() : settings.takenFolder();
    }

    /** What a mail is known by. Its id alone would let a stranger, who can write any, take the place of another's mail. */
    private static String content(Mail mail) {
        return String.join(
                "\u001f",
                String.valueOf(mail.messageId()),
                String.valueOf(mail.from()),
                String.valueOf(mail.messageId() == null ? mail.receivedAt() : ""),
                mail.digest());
    }

    /** Ours: a sender who could choose it could take another's. */
    private static String reference(UUID id, int number) {
        String begin = "MAIL-" + id.toString().substring(0, 13).toUpperCase(Locale.ROOT);
        return number == 0 ? begin : begin + "-" + (number + 1);
    }

    private static Arrival arrival(Mail mail, Draft draft, String reference) {
        String claim = draft.text("received_at");
        return new Arrival(
                CHANNEL,
                null,
                reference,
                draft.text("regulation"),
                draft.text("subject_right"),
                claim == null ? time(mail.receivedAt()) : claim,
                draft.text("subject_name"),
                identifiers(mail, draft),
                // Whoever writes a mail has proved nothing by it.
                null,
                draft.corrections(),
                draft.text("country"),
                language(mail, draft),
                null);
    }

    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static ArrayNode identifiers(Mail mail, Draft draft) {
        ArrayNode identifiers = draft.identifiers();
        if (identifiers.isEmpty() && mail.from() != null) {
            JsonNodeFactory json = JsonNodeFactory.instance;
            identifiers.add(json.objectNode().put("kind", "EMAIL").put("value", mail.from()));
        }
        return identifiers;
    }
}
