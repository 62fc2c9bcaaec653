package io.genesysdsr.resolution;

import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the person gave. Personal data.
 *
 * @param submitted everything that was submitted
 * @param proved of it, what the person proved control of, one by one
 */
record Evidence(List<Identifier> submitted, Set<Identifier> proved) {

    Set<String> names() {
        return submitted.stream()
                .filter(i -> i.kind() == IdentifierKind.NAME)
                .map(Identifier::value)
                .collect(Collectors.toSet());
    }

    @Override
    public String toString() {
        return "Evidence[" + submitted.size() + " submitted, " + proved.size() + " proved]";
    }
}
