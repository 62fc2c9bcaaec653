package io.genesysdsr.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.genesysdsr.deadline.Clocks;
import io.genesysdsr.deadline.DeadlineEntry;
import io.genesysdsr.deadline.Deadlines;
import io.genesysdsr.request.Addressee;
import io.genesysdsr.request.CategoriesTold;
import io.genesysdsr.request.Dossier;
import io.genesysdsr.request.Dossier.EventRecord;
import io.genesysdsr.request.Dossiers;
import io.genesysdsr.request.Regulation;
import io.genesysdsr.request.Request;
import io.genesysdsr.request.RequestState;
import io.genesysdsr.request.Right;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides what a letter says, from the ledger as it is when the letter is sent. */
@Component
class LetterTexts {

    private static final int LONGEST_NAME = 120;

    private final Dossiers dossiers;
    private final Clocks clocks;
    private final Deadlines deadlines;
    private final DeliverySettings settings;
    private final ObjectMapper json;

    LetterTexts(Dossiers dossiers, Clocks clocks, Deadlines deadlines, DeliverySettings settings, ObjectMapper json) {
        this.dossiers = dossiers;
        this.clocks = clocks;
        this.deadlines = deadlines;
        this.settings = settings;
        this.json = json;
    }

    LetterText of(Letter letter, Addressee addressee) {
        Dossier dossier = dossiers.of(letter.requestId());
        Request request = dossier.request();
        Phrases phrases = Phrases.in(request.language());
        return new LetterText(
                phrases.language(),
                phrases.say("subject." + letter.kind(), request.id().toString()),
                salutation(addressee, phrases),
                switch (letter.kind()) {
                    case ACKNOWLEDGEMENT -> acknowledgement(request, addressee, phrases);
                    case EXTENSION -> extension(request, phrases);
                    case COMPLETION ->
                        CategoriesTold.in(dossier)
                                .map(told -> categories(request, told, phrases))
                                .orElseGet(() -> completion(dossier, phrases));
                    case REFUSAL -> refusal(dossier, phrases);
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

    private List<String> completion(Dossier dossier, Phrases phrases) {
        Request request = dossier.request();
        boolean verified = !"ACCEPTED".equals(confirmation(dossier));
        boolean fetches = request.right() == Right.ACCESS || request.right() == Right.PORTABILITY;
        List<String> says = new ArrayList<>();
        says.add(aboutRequest("completion.about", request, phrases));
        says.add(phrases.say("completion." + request.state()));
        if (!verified) {
            says.add(phrases.say("completion.unverified"));
        }
        if (fetches && request.state() != RequestState.NO_DATA_HELD) {
            says.add(phrases.say("completion.fetch"));
        }
        if (request.state() == RequestState.PARTLY_FULFILLED) {
            says.add(phrases.say("refusal.ground", phrases.ground(request.reviewCode())));
            says.add(complaint(request, phrases));
        }
        return says;
    }

    /** How sure an erasure or a correction is, as the event that closed the request says; null for other rights. */
    private @Nullable String confirmation(Dossier dossier) {
        EventRecord closing = dossier.events().stream()
                .filter(e -> dossier.request().state().name().equals(e.to()) && e.taskId() == null)
                .findFirst()
                .orElseThrow();
        try {
            return json.readTree(closing.details()).path("confirmation").asText(null);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event whose details are no JSON", e);
        }
    }

    private List<String> refusal(Dossier dossier, Phrases phrases) {
        Request request = dossier.request();
        List<String> says = new ArrayList<>();
        says.add(aboutRequest("refusal." + request.state(), request, phrases));
        says.add(phrases.say("refusal.ground", phrases.ground(request.reviewCode())));
        CategoriesTold.in(dossier).ifPresent(told -> says.add(phrases.say("categories.policy", told.privacyPolicy())));
        says.add(complaint(request, phrases));
        return says;
    }

    /** Specific pieces were not disclosed, and categories are told instead (11 CCR section 7024). */
    private List<String> categories(Request request, CategoriesTold told, Phrases phrases) {
        List<String> says = new ArrayList<>();
        says.add(aboutRequest("completion.about", request, phrases));
        says.add(phrases.say("categories.unverified"));
        says.add(phrases.say("categories.instead"));
        told.categories()
                .forEach(c -> says.add(phrases.say(
                        "categories.one", c.name(), c.examples(), c.sources(), c.purposes(), c.recipients())));
        if (!told.privacyPolicy().isBlank()) {
            says.add(phrases.say("categories.policy", told.privacyPolicy()));
        }
        says.add(phrases.say("categories.again"));
        says.add(complaint(request, phrases));
        return says;
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
