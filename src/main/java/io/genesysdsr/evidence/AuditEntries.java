package io.genesysdsr.evidence;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Aggregates the entries of all tasks, in their order. */
@Component("auditEntries")
public class AuditEntries {

    AuditEntries() {}

    /** What there is before the first task, and all there is of a request that ended before it had any. */
    public List<AuditEntry> none() {
        return List.of();
    }

    /**
     * Adds the next entry.
     *
     * @param before what came together so far; null at the first one
     */
    public List<AuditEntry> add(@Nullable List<AuditEntry> before, AuditEntry entry) {
        return before == null
                ? List.of(entry)
                : Stream.concat(before.stream(), Stream.of(entry)).toList();
    }
}
