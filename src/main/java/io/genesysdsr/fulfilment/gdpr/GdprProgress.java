package io.genesysdsr.fulfilment.gdpr;

import io.genesysdsr.genesys.GdprApi;
import io.genesysdsr.genesys.GdprRequest;
import io.genesysdsr.genesys.GenesysAnswer;
import io.genesysdsr.genesys.GenesysCall;
import io.genesysdsr.request.Intents;
import io.genesysdsr.request.Outcome;
import io.genesysdsr.request.Task;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Follows a submitted GDPR request to its end; Genesys sends no event for it, so it is asked. */
@Component("gdprProgress")
public class GdprProgress {

    private static final String UNKNOWN_STATUS = "gdpr-401";
    private static final String ERROR = "gdpr-402";

    private final GdprApi api;
    private final GdprSettings settings;
    private final Intents intents;

    GdprProgress(GdprApi api, GdprSettings settings, Intents intents) {
        this.api = api;
        this.settings = settings;
        this.intents = intents;
    }

    /** How to ask. */
    public GenesysCall ask(Task task) {
        return api.follow(task.requiredExternalRef());
    }

    /** What the answer means: Genesys gives no reason with an error, so a person is asked. */
    public Outcome judge(Task task, GenesysAnswer answer) {
        GdprRequest request = api.request(answer);
        return switch (request.progress()) {
            case UNDER_WAY -> new Outcome.Again(settings.awaitAfter(task.round()));
            case COMPLETED -> {
                intents.find(
                        task,
                        Map.of(
                                "status",
                                "COMPLETED",
                                "results",
                                request.results().size()));
                yield new Outcome.Done();
            }
            case ERROR -> new Outcome.Parked(ERROR);
            case UNKNOWN -> new Outcome.Parked(UNKNOWN_STATUS);
        };
    }
}
