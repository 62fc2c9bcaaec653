package io.genesysdsr.genesys;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code GDPRRequest} of the published definition, as Genesys answers it. Its text shows id and status alone. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record GdprRequest(
        @Nullable String id,
        @Nullable Ref createdBy,
        @Nullable String requestType,
        @Nullable Instant createdDate,
        @Nullable String status,
        @Nullable GdprSubject subject,
        @Nullable String resultsUrl,
        @Nullable List<String> resultsUrls) {

    /** {@code DomainEntityRef}. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Ref(@Nullable String id) {}

    /** What Genesys is asked to do. */
    public enum Type {
        GDPR_EXPORT,
        GDPR_UPDATE,
        GDPR_DELETE
    }

    /** How far Genesys is. */
    public enum Progress {
        UNDER_WAY,
        COMPLETED,
        ERROR,
        /** A status that the published definition does not know. */
        UNKNOWN
    }

    /** How far Genesys is; the order of the states that are not the last is not documented. */
    public Progress progress() {
        if (status == null) {
            return Progress.UNKNOWN;
        }
        return switch (status) {
            case "INITIATED", "SEARCHING", "UPDATING", "DELETING", "FINALIZING" -> Progress.UNDER_WAY;
            case "COMPLETED" -> Progress.COMPLETED;
            case "ERROR" -> Progress.ERROR;
            default -> Progress.UNKNOWN;
        };
    }

    /** Every link to a result, each once: {@code resultsUrl} and all of {@code resultsUrls}. */
    public List<String> results() {
        Set<String> all = new LinkedHashSet<>();
        if (resultsUrl != null && !resultsUrl.isBlank()) {
            all.add(resultsUrl);
        }
        if (resultsUrls != null) {
            resultsUrls.stream().filter(url -> url != null && !url.isBlank()).forEach(all::add);
        }
        return new ArrayList<>(all);
    }

    @Override
    public String toString() {
        return "GdprRequest[" + id + " " + status + "]";
    }
}
