package io.genesysdsr.sandbox.genesys;

import java.util.List;

/**
 * One operation that the double answers.
 *
 * @param host which of the double's addresses serves it
 * @param template the path with {@code {name}} for what varies; at most one part varies
 * @param permissions of these the client must have one; none where a token is enough
 * @param limit the tighter rate limit it falls under beside the caller's
 */
public record Operation(Host host, String method, String template, List<String> permissions, Limit limit) {
    /** The double's addresses, which are different hosts at Genesys. */
    public enum Host {
        API,
        LOGIN,
        STORAGE,
        /** No host of Genesys: where another process asks for the journal. */
        CONTROL
    }

    /** Tighter rate limits. */
    public enum Limit {
        NONE,
        GDPR,
        SUBJECTS,
        CONTACTS,
        USERS
    }

    /** What answers a call that no operation takes. */
    static Operation unknown(Host host, String method, String path) {
        return new Operation(host, method, withoutValues(path), List.of(), Limit.NONE);
    }

    /** As the journal and the faults call it, {@code POST /api/v2/gdpr/requests}. */
    public String name() {
        return method + " " + template;
    }

    /** A path may carry an identifier: only what reads as a word of the API is kept. */
    private static String withoutValues(String path) {
        StringBuilder kept = new StringBuilder();
        for (String part : path.substring(1).split("/", -1)) {
            kept.append('/').append(part.matches("[a-z]{1,20}|v2") ? part : "{}");
        }
        return kept.toString();
    }
}
