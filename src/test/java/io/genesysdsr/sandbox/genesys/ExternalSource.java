package io.genesysdsr.sandbox.genesys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The one system outside that gives customers the numbers by which their contacts are known. */
final class ExternalSource {
    static final String ID = UUID.nameUUIDFromBytes("genesys-double source".getBytes(StandardCharsets.UTF_8))
            .toString();

    private ExternalSource() {}

    static ObjectNode shown(boolean expanded) {
        ObjectNode source = Json.object().put("id", ID).put("name", "CRM");
        if (expanded) {
            source.put("active", true);
        }
        return source.put("selfUri", "/api/v2/externalcontacts/externalsources/" + ID);
    }
}
