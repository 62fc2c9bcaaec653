package io.genesysdsr.sandbox.genesys;

import java.util.HashSet;
import java.util.Set;

/**
 * An OAuth client of the double's organisation, for the client credentials grant.
 *
 * @param permissions what its roles allow, as {@code domain:entity:action}; scopes do not apply to this grant
 */
public record ApiClient(String id, String secret, Set<String> permissions) {
    /** The least a data subject request pipeline needs of the GDPR API. */
    public static final Set<String> GDPR_PERMISSIONS =
            Set.of("gdpr:subject:view", "gdpr:request:view", "gdpr:request:add", "conversation:message:create");

    /** What finds out who a person is: contacts and users. */
    public static final Set<String> DIRECTORY_PERMISSIONS =
            Set.of("externalContacts:contact:view", "directory:user:view");

    public ApiClient {
        permissions = Set.copyOf(permissions);
    }

    /** A client that may do all the double offers. */
    public static ApiClient allowed(String id, String secret) {
        Set<String> all = new HashSet<>(GDPR_PERMISSIONS);
        all.addAll(DIRECTORY_PERMISSIONS);
        return new ApiClient(id, secret, all);
    }

    @Override
    public String toString() {
        return "ApiClient[" + id + "]";
    }
}
