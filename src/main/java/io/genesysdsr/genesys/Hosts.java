package io.genesysdsr.genesys;

import org.jspecify.annotations.Nullable;

/** What a host name tells. */
final class Hosts {

    private Hosts() {}

    /** Whether the host is this machine by its very name, so that nobody can listen in between. */
    static boolean isLoopback(@Nullable String host) {
        return host != null
                && (host.equals("localhost")
                        || host.endsWith(".localhost")
                        || host.equals("[::1]")
                        || host.matches("127(\\.\\d{1,3}){3}"));
    }

    /** Whether a host is the allowed one, or a part of an allowed {@code *.} domain. */
    static boolean matches(String allowed, String host) {
        return allowed.startsWith("*.")
                ? host.endsWith(allowed.substring(1)) && host.length() > allowed.length() - 1
                : host.equalsIgnoreCase(allowed);
    }
}
