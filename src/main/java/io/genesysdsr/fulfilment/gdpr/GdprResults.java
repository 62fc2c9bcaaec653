package io.genesysdsr.fulfilment.gdpr;

import io.genesysdsr.genesys.GdprApi;
import io.genesysdsr.genesys.GenesysAnswer;
import io.genesysdsr.request.Artifacts;
import io.genesysdsr.request.Outcome;
import io.genesysdsr.request.Task;
import java.util.List;
import org.springframework.stereotype.Component;

/** Every archive that an export produced. */
@Component("gdprResults")
public class GdprResults {

    private static final String EXPIRED = "gdpr-404";

    private final GdprApi api;
    private final Artifacts artifacts;

    GdprResults(GdprApi api, Artifacts artifacts) {
        this.api = api;
        this.artifacts = artifacts;
    }

    /**
     * One archive to fetch. The link is a secret, so the text shows nothing.
     *
     * @param source what tells this archive from the others: the link without its query
     * @param link where it is
     */
    public record Result(String source, String link) {

        @Override
        public String toString() {
            return "Result[]";
        }
    }

    /** The archives that the answer names. */
    public List<Result> list(GenesysAnswer answer) {
        return api.request(answer).results().stream()
                .map(link -> new Result(link.replaceFirst("[?#].*", ""), link))
                .toList();
    }

    /** What tells the archives of the answer from others. */
    public List<String> sources(GenesysAnswer answer) {
        return list(answer).stream().map(Result::source).toList();
    }

    /** Done when all archives are stored; begun anew, once, where one had expired before it was fetched. */
    public Outcome collected(Task task) {
        return artifacts.isAnyExpired(task) ? new Outcome.Anew(EXPIRED) : new Outcome.Done();
    }
}
