package io.genesysdsr.fulfilment.gdpr;

import io.genesysdsr.genesys.GdprApi;
import io.genesysdsr.genesys.GdprSubject;
import io.genesysdsr.genesys.GenesysAnswer;
import io.genesysdsr.genesys.GenesysCall;
import io.genesysdsr.genesys.SearchType;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.Intents;
import io.genesysdsr.request.Outcome;
import io.genesysdsr.request.Register;
import io.genesysdsr.request.Right;
import io.genesysdsr.request.Task;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Completed is not done: looks whether what was erased, or corrected, is still found under its old terms. A bare term
 * never had a subject that could disappear; its task is done as accepted, not as verified.
 */
@Component("gdprConfirmation")
public class GdprConfirmation {

    private static final String STILL_LISTED = "gdpr-405";

    private final GdprApi api;
    private final GdprSettings settings;
    private final Register register;
    private final Intents intents;

    GdprConfirmation(GdprApi api, GdprSettings settings, Register register, Intents intents) {
        this.api = api;
        this.settings = settings;
        this.register = register;
        this.intents = intents;
    }

    /** Begins with the first old term; closed at once where there is nothing to look for. */
    public Confirmation begin(Task task) {
        List<Identifier> terms = task.identifier().kind().isSubject() ? oldTerms(task) : List.of();
        return new Confirmation(terms, call(terms, 0), false);
    }

    private List<Identifier> oldTerms(Task task) {
        if (task.right() == Right.RECTIFICATION) {
            return register.corrections(task.requestId()).stream()
                    .map(c -> new Identifier(c.kind(), c.existingValue()))
                    .toList();
        }
        return task.right() == Right.ERASURE ? register.terms(task.requestId()) : List.of();
    }

    /** Takes the answer for one term. */
    public Confirmation next(Task task, Confirmation confirmation, GenesysAnswer answer) {
        GdprSubject ours = Translation.subject(task.identifier());
        GdprApi.SubjectListing listing = api.subjects(answer);
        boolean still = listing.truncated() || listing.subjects().stream().anyMatch(s -> s.isSameAs(ours));
        List<Identifier> rest =
                confirmation.remaining().subList(1, confirmation.remaining().size());
        return new Confirmation(rest, call(rest, 0), still);
    }

    /** Done, or to be looked for again, and after too many rounds a person is asked. */
    public Outcome conclude(Task task, Confirmation confirmation) {
        if (!confirmation.stillListed()) {
            boolean verified = task.identifier().kind().isSubject();
            intents.find(task, Map.of("confirmation", verified ? "VERIFIED" : "ACCEPTED"));
            return new Outcome.Done();
        }
        return task.round() < settings.confirmRounds()
                ? new Outcome.Again(settings.confirmAfter(task.round()))
                : new Outcome.Parked(STILL_LISTED);
    }

    private GenesysCall call(List<Identifier> terms, int index) {
        return index < terms.size()
                ? api.findSubjects(
                        Translation.searchType(terms.get(index)),
                        terms.get(index).value())
                : api.findSubjects(SearchType.NAME, "");
    }
}
