package io.genesysdsr.sandbox.genesys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** The one division that everything of the double's organisation belongs to. */
final class Division {
    static final String ID = UUID.nameUUIDFromBytes("genesys-double home".getBytes(StandardCharsets.UTF_8))
            .toString();
    private static final int MOST = 50;

    private Division() {}

    static ObjectNode shown(boolean withName) {
        ObjectNode division = Json.object().put("id", ID);
        if (withName) {
            division.put("name", "Home");
        }
        return division.put("selfUri", "/api/v2/authorization/divisions/" + ID);
    }

    /** @throws ApiFailure 400 where one is not known, or there are too many */
    static void check(List<String> asked) {
        if (asked.size() > MOST || !asked.stream().allMatch(id -> id.equals("*") || id.equals(ID))) {
            throw new ApiFailure(ApiError.of(400, "invalid.division.id", "The specified division(s) is not valid."));
        }
    }
}
