package io.genesysdsr.delivery;

import io.genesysdsr.deadline.Deadlines;
import io.genesysdsr.delivery.Reply.Named;
import io.genesysdsr.request.Dossiers;
import io.genesysdsr.request.Regulation;
import io.genesysdsr.request.Request;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Decides what an answer to a mail says: what a letter of receipt would say to somebody of whom nothing is proved. It quotes
 * nothing of the mail, because anybody can write anybody's address into one.
 */
@Component
class ReplyTexts {

    private final Dossiers dossiers;
    private final Deadlines deadlines;
    private final DeliverySettings settings;

    ReplyTexts(Dossiers dossiers, Deadlines deadlines, DeliverySettings settings) {
        this.dossiers = dossiers;
        this.deadlines = deadlines;
        this.settings = settings;
    }

    LetterText of(Reply reply) {
        Phrases phrases = Phrases.in(reply.language());
        String reference = reply.named().get(0).reference();
        boolean entered = reply.named().stream().anyMatch(n -> n.requestId() != null);
        return new LetterText(
                phrases.language(),
                phrases.say(entered ? "subject.ACKNOWLEDGEMENT" : "reply.subject", reference),
                phrases.say("dear.unknown"),
                paragraphs(reply, phrases),
                closing(reply, phrases));
    }

    private List<String> paragraphs(Reply reply, Phrases phrases) {
        List<String> says = new ArrayList<>();
        List<String> held = new ArrayList<>();
        for (Named named : reply.named()) {
            if (named.requestId() == null) {
                held.add(named.reference());
            } else {
                says.add(receipt(
                        named,
                        dossiers.of(named.requestId()).request(),
                        reply.named().size() > 1,
                        phrases));
            }
        }
        if (!says.isEmpty()) {
            says.add(phrases.say("acknowledgement.unproved"));
        }
        if (!held.isEmpty()) {
            String day = phrases.day(reply.receivedAt(), deadlines.zone(Regulation.GDPR));
            says.add(phrases.say("reply.unread", day, String.join(", ", held)));
            says.add(phrases.say("reply.runs"));
        }
        return says;
    }

    private String receipt(Named named, Request request, boolean several, Phrases phrases) {
        ZoneId zone = deadlines.zone(request.regulation());
        String received = phrases.say(
                "acknowledgement.received",
                phrases.say("right." + request.right()),
                phrases.day(request.receivedAt(), zone),
                phrases.say("regulation." + request.regulation()));
        String due = phrases.say("acknowledgement.due", phrases.day(request.deadlineAt(), zone));
        return (several ? named.reference() + ": " : "") + received + " " + due;
    }

    private List<String> closing(Reply reply, Phrases phrases) {
        List<String> lines = new ArrayList<>();
        for (Named named : reply.named()) {
            lines.add(
                    named.requestId() == null
                            ? phrases.say("reply.reference", named.reference())
                            : phrases.say(
                                    "reply.number",
                                    named.reference(),
                                    named.requestId().toString()));
        }
        if (DeliverySettings.isSet(settings.contact())) {
            lines.add(phrases.say("contact", Objects.requireNonNull(settings.contact())));
        }
        lines.add(phrases.say("reply.automatic"));
        if (DeliverySettings.isSet(settings.company())) {
            lines.add(Objects.requireNonNull(settings.company()));
        }
        return lines;
    }
}
