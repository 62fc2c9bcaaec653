package io.genesysdsr.intake.files;

import io.genesysdsr.intake.files.SftpFolder.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Tells files that are complete from those that are still being written: size and time have stood still for a while. */
final class Settled {

    private record Sight(long bytes, Instant writtenAt, Instant since) {}

    private final Duration settle;
    private Map<String, Sight> seen = new HashMap<>();

    Settled(Duration settle) {
        this.settle = settle;
    }

    /** Those of a listing that have not changed since they were first seen so, long enough ago. */
    List<Found> of(List<Found> listing, Instant now) {
        Map<String, Sight> still = new HashMap<>();
        for (Found file : listing) {
            Sight before = seen.get(file.name());
            boolean same = before != null
                    && before.bytes() == file.bytes()
                    && before.writtenAt().equals(file.writtenAt());
            still.put(file.name(), same ? before : new Sight(file.bytes(), file.writtenAt(), now));
        }
        seen = still;
        return listing.stream()
                .filter(f -> !Objects.requireNonNull(still.get(f.name()))
                        .since()
                        .plus(settle)
                        .isAfter(now))
                .toList();
    }
}
