package io.genesysdsr.delivery;

import io.genesysdsr.deadline.Clocks;
import io.genesysdsr.deadline.DeadlineEntry;
import io.genesysdsr.deadline.Deadlines;
import io.genesysdsr.request.Addressee;
import io.genesysdsr.request.Dossiers;
import io.genesysdsr.request.Regulation;
import io.genesysdsr.request.Request;
import io.genesysdsr.request.RequestState;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Decides what a letter says, from the ledger as it is when the letter is sent. */
@Component
class LetterTexts {

    private static final int LONGEST_NAME = 120;

    private final Dossiers dossiers;
    private final Clocks clocks;
    private final Deadlines deadlines;
    private final DeliverySettings settings;

    LetterTexts(Dossiers dossiers, Clocks clocks, Deadlines deadlines, DeliverySettings settings) {
        this.dossiers = dossiers;
        this.clocks = clocks;
        this.deadlines = deadlines;
        this.settings = settings;
    }

    LetterText of(Letter letter, Addressee addressee) {
        Request request = dossiers.of(letter.requestId()).request();
        Phrases phrases = Phrases.in(request.language());
        return new LetterText(
                phrases.language(),
                phrases.say("subject." + letter.kind(), request.id().toString()),
                salutation(addressee, phrases),
                switch (letter.kind()) {
                    case ACKNOWLEDGEMENT -> acknowledgement(request, addressee, phrases);
                    case EXTENSION -> extension(request, phrases);
                    case COMPLETION -> completion(request, phrases);
                    case REFUSAL -> refusal(request, phrases);
                },
                closing(request, phrases));
    }

    /** Until it is proved who is asking, a stranger's words go to nobody's address. */
    private static String salutation(Addressee addressee, Phrases phrases) {
        String name = addressee.name();
        if (!addressee.proved() || name == null || name.isBlank()) {
            return phrases.say("dear.unknown");
        }
        String line = name.replaceAll("\\p{Cntrl}+", " ").strip();
        return phrases.say("dear", line.length() > LONGEST_NAME ? line.substring(0, LONGEST_NAME) : line);
    }

    private List<String> acknowledgement(Request request, Addressee addressee, Phrases phrases) {
        List<String> says = new ArrayList<>();
        says.add(aboutRequest("acknowledgement.received", request, phrases));
        says.add(phrases.say("acknowledgement." + (addressee.proved() ? "proved" : "unproved")));
        says.add(phrases.say("acknowledgement.due", due(request, phrases)));
        return says;
    }

    private List<String> extension(Request request, Phrases phrases) {
        String reason = clocks.history(request.id()).stream()
                .filter(e -> e.kind() == DeadlineEntry.Kind.EXTENDED)
                .map(DeadlineEntry::reason)
                .findFirst()
                .orElseThrow();
        return List.of(
                aboutRequest("extension.longer", request, phrases),
                phrases.say("extension." + reason),
                phrases.say("extension.due", due(request, phrases)),
                complaint(request, phrases));
    }

    private List<String> completion(Request request, Phrases phrases) {
        List<String> says = new ArrayList<>();
        says.add(aboutRequest("completion.about", request, phrases));
        says.add(phrases.say("completion." + request.state()));
        if (request.state() == RequestState.PARTLY_FULFILLED) {
            says.add(phrases.say("refusal.ground", phrases.ground(request.reviewCode())));
            says.add(complaint(request, phrases));
        }
        return says;
    }

    private List<String> refusal(Request request, Phrases phrases) {
        return List.of(
                aboutRequest("refusal." + request.state(), request, phrases),
                phrases.say("refusal.ground", phrases.ground(request.reviewCode())),
                complaint(request, phrases));
    }

    private String aboutRequest(String key, Request request, Phrases phrases) {
        return phrases.say(
                key,
                phrases.say("right." + request.right()),
                phrases.day(request.receivedAt(), zone(request.regulation())),
                phrases.say("regulation." + request.regulation()));
    }

    private String due(Request request, Phrases phrases) {
        return phrases.day(request.deadlineAt(), zone(request.regulation()));
    }

    private static String complaint(Request request, Phrases phrases) {
        return phrases.say("complaint." + request.regulation());
    }

    private List<String> closing(Request request, Phrases phrases) {
        List<String> lines = new ArrayList<>();
        lines.add(phrases.say("number", request.id().toString()));
        if (DeliverySettings.isSet(settings.contact())) {
            lines.add(phrases.say("contact", Objects.requireNonNull(settings.contact())));
        }
        lines.add(phrases.say("automatic"));
        if (DeliverySettings.isSet(settings.company())) {
            lines.add(Objects.requireNonNull(settings.company()));
        }
        return lines;
    }

    private ZoneId zone(Regulation regulation) {
        return deadlines.zone(regulation);
    }
}
