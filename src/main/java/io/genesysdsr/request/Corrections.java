package io.genesysdsr.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What is to be corrected, as it is kept. */
@Component
class Corrections {

    private final RequestStore requests;
    private final ObjectMapper json;

    Corrections(RequestStore requests, ObjectMapper json) {
        this.requests = requests;
        this.json = json;
    }

    String write(List<Submission.Correction> corrections) {
        try {
            return json.writeValueAsString(corrections);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Corrections that are no JSON", e);
        }
    }

    List<Submission.Correction> of(UUID requestId) {
        String corrections = requests.corrections(requestId);
        try {
            return corrections == null ? List.of() : json.readValue(corrections, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new IllegalStateException("Corrections that cannot be read back");
        }
    }
}
