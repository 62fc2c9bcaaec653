package io.genesysdsr.identity;

import io.genesysdsr.genesys.GdprApi.SubjectListing;
import io.genesysdsr.genesys.GenesysCall;
import io.genesysdsr.request.Identifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One request's search for its subjects, identifier by identifier. Personal data: its text shows nothing.
 *
 * @param remaining identifiers still to be looked up
 * @param found what each identifier that was looked up matched, in order
 * @param call the look-up of the next one; of no meaning once nothing remains
 */
public record Search(List<Identifier> remaining, Map<Identifier, SubjectListing> found, GenesysCall call) {

    /** Whether there is one more identifier to look up. */
    public boolean isOpen() {
        return !remaining.isEmpty();
    }

    Search answered(SubjectListing listing, GenesysCall next) {
        Map<Identifier, SubjectListing> all = new LinkedHashMap<>(found);
        all.put(remaining.get(0), listing);
        return new Search(new ArrayList<>(remaining.subList(1, remaining.size())), all, next);
    }

    @Override
    public String toString() {
        return "Search[" + remaining.size() + " to go]";
    }
}
