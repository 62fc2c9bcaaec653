package io.genesysdsr.genesys;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What Genesys answered to a call that succeeded. Its text shows nothing of the body.
 *
 * @param status 200, 201 or 202; 404 or 409 where Genesys said that there is nothing and the call allows for it
 * @param body the JSON of the answer
 * @param contextId the correlation id under which Genesys knows the call
 */
public record GenesysAnswer(int status, JsonNode body, String contextId) {

    /** Whether what was looked for is not there. */
    public boolean isNothing() {
        return status / 100 != 2;
    }

    @Override
    public String toString() {
        return "GenesysAnswer[" + status + " " + contextId + "]";
    }
}
