package io.genesysdsr.sandbox.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A GDPR request as the double holds it; its state follows the clock, its end comes when its work is done. */
public final class GdprRequest {
    /**
     * What was submitted.
     *
     * @param terms the replacement terms as sent, null where there were none
     */
    public record Submission(
            RequestType type,
            ObjectNode subject,
            @Nullable JsonNode terms,
            @Nullable String name) {}

    private final String id;
    private final Submission submission;
    private final String createdBy;
    private final Instant createdDate;
    private final Duration takes;
    private final Clock clock;
    private volatile @Nullable String end;
    private volatile List<Download> downloads = List.of();

    GdprRequest(String id, Submission submission, String createdBy, Duration takes, Clock clock) {
        this.id = id;
        this.submission = submission;
        this.createdBy = createdBy;
        this.createdDate = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        this.takes = takes;
        this.clock = clock;
    }

    public String id() {
        return id;
    }

    public RequestType type() {
        return submission.type();
    }

    /** The subject as it was sent. */
    public ObjectNode subject() {
        return submission.subject();
    }

    /** The replacement terms as sent, an empty array where there were none. */
    public JsonNode replacementTerms() {
        JsonNode terms = submission.terms();
        return terms == null ? Json.array() : terms;
    }

    /** The id of the OAuth client that submitted it. */
    public String createdBy() {
        return createdBy;
    }

    public Instant createdDate() {
        return createdDate;
    }

    /** INITIATED, SEARCHING, UPDATING or DELETING, FINALIZING, and in the end COMPLETED or ERROR. */
    public String status() {
        String ended = end;
        return ended != null ? ended : type().state(Duration.between(createdDate, clock.instant()), takes);
    }

    /** The files of a completed export, as they are served. */
    public List<Archive> archives() {
        return downloads.stream().map(Download::archive).toList();
    }

    Instant due() {
        return createdDate.plus(takes);
    }

    void completed(List<Download> results) {
        downloads = results;
        end = "COMPLETED";
    }

    void rename(UnaryOperator<List<Download>> naming) {
        downloads = naming.apply(downloads);
    }

    void failed() {
        end = "ERROR";
    }

    /** As the listing shows it: without the addresses of its results. */
    ObjectNode listed() {
        ObjectNode json = Json.object().put("id", id);
        if (submission.name() != null) {
            json.put("name", submission.name());
        }
        json.putObject("createdBy").put("id", createdBy).put("selfUri", "/api/v2/users/" + createdBy);
        if (submission.terms() != null) {
            json.set("replacementTerms", submission.terms());
        }
        json.put("requestType", type().name())
                .put("createdDate", createdDate.toString())
                .put("status", status())
                .set("subject", submission.subject());
        return json.put("selfUri", "/api/v2/gdpr/requests/" + id);
    }

    /** As asked for by its id. */
    ObjectNode shown(String apiBase) {
        ObjectNode json = listed();
        List<String> urls = downloads.stream()
                .map(download -> apiBase + "/api/v2/downloads/" + download.id())
                .toList();
        if (!urls.isEmpty()) {
            json.put("resultsUrl", urls.get(0));
        }
        if (urls.size() > 1) {
            json.set("resultsUrls", Json.array(urls));
        }
        return json;
    }

    @Override
    public String toString() {
        return "GdprRequest[" + id + " " + type() + "]";
    }
}
