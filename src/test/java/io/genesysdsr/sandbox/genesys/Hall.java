package io.genesysdsr.sandbox.genesys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** The small operations around the GDPR API: who am I, whose organisation, which limits. */
final class Hall {
    private static final String ORGANISATION = UUID.nameUUIDFromBytes("genesys-double".getBytes(StandardCharsets.UTF_8))
            .toString();

    private final Limits limits;
    private final Tokens tokens;

    Hall(Limits limits, Tokens tokens) {
        this.limits = limits;
        this.tokens = tokens;
    }

    Answer organisation(Ask ask) {
        return Answer.json(
                200,
                Json.object()
                        .put("id", ORGANISATION)
                        .put("name", "Genesys double")
                        .put("defaultLanguage", "en")
                        .put("defaultCountryCode", "GB")
                        .put("version", 1)
                        .put("state", "active")
                        .put("productPlatform", "GenesysCloud")
                        .put("selfUri", "/api/v2/organizations/" + ORGANISATION));
    }

    Answer tokenInfo(Ask ask) {
        Token token = ask.caller();
        ObjectNode info = Json.object();
        info.putObject("organization").put("id", ORGANISATION).put("name", "Genesys double");
        info.putObject("homeOrganization").put("id", ORGANISATION).put("name", "Genesys double");
        info.putObject("OAuthClient")
                .put("id", token.client().id())
                .put("name", token.client().id())
                .put("authorizedGrantType", "CLIENT-CREDENTIALS");
        return Answer.json(200, info);
    }

    Answer revokeToken(Ask ask) {
        tokens.revoke(ask.caller().value());
        return new Answer(200, Map.of(), new byte[0], null, null);
    }

    Answer limits(Ask ask) {
        ObjectNode listing = Json.object();
        var entities = listing.putArray("entities");
        if (ask.variable().equals("platform.api")) {
            for (String key : new String[] {"client.credentials.token.rate.per.minute", "token.rate.per.minute"}) {
                entities.addObject()
                        .put("key", key)
                        .put("namespace", "platform.api")
                        .put("value", limits.callsPerMinute());
            }
        }
        return Answer.json(200, listing);
    }
}
