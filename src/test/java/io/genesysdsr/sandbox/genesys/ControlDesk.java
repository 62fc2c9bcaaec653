package io.genesysdsr.sandbox.genesys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Lets another process read and clear the journal of a double that runs as a process of its own. */
final class ControlDesk {
    private final Journal journal;
    private final GdprRequests requests;

    ControlDesk(Journal journal, GdprRequests requests) {
        this.journal = journal;
        this.requests = requests;
    }

    Answer journal(Ask ask) {
        ObjectNode body = Json.object()
                .put("total", journal.total())
                .put("throttled", journal.throttled())
                .put("effects", journal.effects())
                .put("requests", requests.size())
                .put("violations", journal.violations().size());
        ObjectNode counts = body.putObject("counts");
        journal.counts().forEach((operation, byStatus) -> {
            ObjectNode sums = counts.putObject(operation);
            byStatus.forEach((status, count) -> sums.put(Integer.toString(status), count));
        });
        return Answer.json(200, body);
    }

    Answer clear(Ask ask) {
        journal.clear();
        return new Answer(204, Map.of(), new byte[0], null, null);
    }
}
