package io.genesysdsr.genesys;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code ExternalContact} of the published definition, as far as it tells who is meant. Personal data: its text shows the
 * id alone.
 *
 * @param id its own
 * @param name first, middle and last name; null where there is none
 * @param canonicalId the head of its merge tree; its own id where it is part of no merge
 * @param mergeSet the ids of all contacts of its merge tree; empty where it is part of no merge
 * @param modifiedAt when it was last changed, null where that is not said
 * @param terms everything it is known by that can be searched for, each once
 */
public record ExternalContact(
        String id,
        @Nullable String name,
        String canonicalId,
        Set<String> mergeSet,
        @Nullable Instant modifiedAt,
        List<ContactTerm> terms) {

    public ExternalContact {
        mergeSet = Set.copyOf(mergeSet);
        terms = List.copyOf(terms);
    }

    @Override
    public String toString() {
        return "ExternalContact[" + id + "]";
    }
}
