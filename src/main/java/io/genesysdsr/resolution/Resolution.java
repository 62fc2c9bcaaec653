package io.genesysdsr.resolution;

import io.genesysdsr.customers.CustomerListing;
import io.genesysdsr.genesys.GenesysAnswer;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.Register;
import io.genesysdsr.request.Request;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Searches for everybody whom the identifiers of a request lead to, and decides whose data is meant. Nothing outside is
 * changed by it: whatever interrupts a search, the next one begins anew.
 */
@Component("resolution")
public class Resolution {

    private final Questions questions;
    private final Register register;
    private final ProvedIdentifiers proved;
    private final Conclusions conclusions;
    private final ResolutionSettings settings;
    private final Clock clock;

    Resolution(
            Questions questions,
            Register register,
            ProvedIdentifiers proved,
            Conclusions conclusions,
            ResolutionSettings settings,
            Clock clock) {
        this.questions = questions;
        this.register = register;
        this.proved = proved;
        this.conclusions = conclusions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Begins with what was submitted; where a person chose already, nothing is left to be asked. */
    public Search begin(Request request) {
        List<Identifier> submitted = register.submitted(request.id());
        LocalDate at = LocalDate.ofInstant(request.receivedAt(), ZoneOffset.UTC);
        Search search = new Search(new Ownership(submitted, at), settings.callsAtMost());
        if (!conclusions.isChosen(request.id())) {
            submitted.forEach(search::follow);
            search.advance(questions);
        }
        return search;
    }

    /** Takes what the master customer index knows, and goes on. */
    public Search indexed(Search search, CustomerListing customers) {
        search.customers(customers);
        search.advance(questions);
        return search;
    }

    /** Takes what Genesys answered, and goes on. */
    public Search answered(Search search, GenesysAnswer answer) {
        search.answered(questions, answer);
        search.advance(questions);
        return search;
    }

    /** Decides, and moves the request on: to its plan, or to a person who sees the candidates side by side. */
    public void conclude(Request request, Search search) {
        if (conclusions.isChosen(request.id())) {
            conclusions.goOn(request);
            return;
        }
        List<Identifier> submitted = register.submitted(request.id());
        Evidence evidence = new Evidence(submitted, proved.among(submitted, request.id()));
        Judgement judgement = new Judgement(search, evidence, settings, request.right(), clock.instant());
        conclusions.conclude(request, search, judgement.verdict());
    }
}
