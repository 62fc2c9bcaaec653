package io.genesysdsr.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.genesysdsr.request.Dossier.TaskRecord;
import java.util.OptionalInt;

/** What a system answered about a task, as far as the end of the request depends on it. */
record Findings(OptionalInt results, boolean isVerified) {

    static Findings of(TaskRecord task) {
        JsonNode facts = CanonicalJson.read(task.findings());
        JsonNode results = facts.path("results");
        return new Findings(
                results.isInt() ? OptionalInt.of(results.intValue()) : OptionalInt.empty(),
                facts.path("confirmation").asText("").equals("VERIFIED"));
    }
}
