package io.genesysdsr.identity;

import io.genesysdsr.genesys.GdprApi;
import io.genesysdsr.genesys.GenesysAnswer;
import io.genesysdsr.genesys.GenesysCall;
import io.genesysdsr.genesys.SearchType;
import io.genesysdsr.request.Docket;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.Register;
import io.genesysdsr.request.Request;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Looks each identifier up at {@code GET /api/v2/gdpr/subjects} and decides who is meant. */
@Component("identities")
public class Identities {

    private final GdprApi gdpr;
    private final Register register;
    private final Docket docket;

    Identities(GdprApi gdpr, Register register, Docket docket) {
        this.gdpr = gdpr;
        this.register = register;
        this.docket = docket;
    }

    /** Begins with the first identifier. */
    public Search begin(Request request) {
        List<Identifier> submitted = register.submitted(request.id());
        return new Search(submitted, Map.of(), call(submitted, 0));
    }

    /** Takes the answer for one identifier and goes on with the next. */
    public Search next(Search search, GenesysAnswer answer) {
        return search.answered(gdpr.subjects(answer), call(search.remaining(), 1));
    }

    /**
     * Decides, and moves the request on.
     *
     * @throws io.genesysdsr.failure.NeedsPerson where the answers do not point at one person who may be acted upon
     */
    public void conclude(Request request, Search search) {
        Persons persons = Persons.in(search.found());
        docket.resolved(request, persons.targets(), persons.findings());
    }

    private GenesysCall call(List<Identifier> identifiers, int index) {
        Identifier next = identifiers.get(Math.min(index, identifiers.size() - 1));
        return gdpr.findSubjects(SearchType.valueOf(next.kind().name()), next.value());
    }
}
