package io.genesysdsr.intake;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code dsr_intake} as its sender wrote it: any column may be missing or wrong. Personal data: its text shows
 * the number alone.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record IntakeRow(
        long id,
        @Nullable String reference,
        @Nullable String regulation,
        @JsonProperty("subject_right") @Nullable String subjectRight,
        @JsonProperty("received_at") @Nullable String receivedAt,
        @JsonProperty("inserted_at") String insertedAt,
        @JsonProperty("subject_name") @Nullable String subjectName,
        @Nullable JsonNode identifiers,
        @Nullable JsonNode proof,
        @Nullable JsonNode corrections,
        @Nullable String country,
        @Nullable String language,
        @JsonProperty("request_id") @Nullable UUID requestId,
        @Nullable String channel) {

    @Override
    public String toString() {
        return "IntakeRow[" + id + "]";
    }
}
