package io.genesysdsr.request;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What is held, as two arrays that PostgreSQL can unnest. */
record Renewal(String[] ids, Integer[] versions) {

    static Optional<Renewal> of(Map<UUID, Integer> held) {
        if (held.isEmpty()) {
            return Optional.empty();
        }
        var entries = Map.copyOf(held).entrySet().stream().toList();
        return Optional.of(new Renewal(
                entries.stream().map(e -> e.getKey().toString()).toArray(String[]::new),
                entries.stream().map(Map.Entry::getValue).toArray(Integer[]::new)));
    }
}
