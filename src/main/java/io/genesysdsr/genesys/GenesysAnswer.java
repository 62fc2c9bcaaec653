package io.genesysdsr.genesys;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What Genesys answered to a call that succeeded. Its text shows nothing of the body.
 *
 * @param status 200, 201 or 202
 * @param body the JSON of the answer
 * @param contextId the correlation id under which Genesys knows the call
 */
public record GenesysAnswer(int status, JsonNode body, String contextId) {

    @Override
    public String toString() {
        return "GenesysAnswer[" + status + " " + contextId + "]";
    }
}
