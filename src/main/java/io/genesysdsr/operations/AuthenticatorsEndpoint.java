package io.genesysdsr.operations;

import io.genesysdsr.identity.Authenticators;
import io.genesysdsr.identity.Authenticators.Enrolled;
import io.genesysdsr.request.Identifier;
import io.genesysdsr.request.IdentifierKind;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.stereotype.Component;

/**
 * Authenticators of people whom the company knows, at {@code /actuator/authenticators} of the management port: GET lists
 * them by keyed hash, POST enrols and revokes: {@code {"action": "ENROL", "email": "..."}}.
 */
@Component
@WebEndpoint(id = "authenticators")
class AuthenticatorsEndpoint {

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int BAD_REQUEST = 400;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,255}");

    private final Authenticators authenticators;

    AuthenticatorsEndpoint(Authenticators authenticators) {
        this.authenticators = authenticators;
    }

    /** What an operator may do about an authenticator. */
    enum AuthenticatorAction {
        ENROL,
        REVOKE
    }

    /** The latest first; whose each is stands in it as keyed hash. */
    @ReadOperation
    Map<String, List<Enrolled>> enrolled() {
        return Map.of("enrolled", authenticators.enrolled());
    }

    /** 200 with the secret, this once; 204 where one was revoked, 404 where there was none. */
    @WriteOperation
    WebEndpointResponse<@Nullable Map<String, String>> act(
            AuthenticatorAction action, String email, SecurityContext who) {
        Principal principal = who.getPrincipal();
        if (principal == null) {
            return new WebEndpointResponse<>(FORBIDDEN);
        }
        String address = email.strip().toLowerCase(Locale.ROOT);
        if (!EMAIL.matcher(address).matches()) {
            return new WebEndpointResponse<>(
                    Map.of("reason", "email must be one e-mail address such as name@host.tld"), BAD_REQUEST);
        }
        Identifier person = new Identifier(IdentifierKind.EMAIL, address);
        return switch (action) {
            case ENROL ->
                new WebEndpointResponse<>(Map.of("otpauth", authenticators.enrol(person, principal.getName())));
            case REVOKE ->
                new WebEndpointResponse<>(
                        authenticators.revoke(person, principal.getName())
                                ? WebEndpointResponse.STATUS_NO_CONTENT
                                : NOT_FOUND);
        };
    }
}
