package io.genesysdsr.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the demonstration was started with.
 *
 * @param once run the samples, check what they left, and stop
 * @param servicesOnly start what the product needs, but not the product
 * @param settings everything else, which goes to the product before the sandbox's own settings
 */
record SandboxArguments(boolean once, boolean servicesOnly, Map<String, Object> settings) {

    /** Reads {@code --name=value}; a name alone counts as true. */
    static SandboxArguments of(String... arguments) {
        Map<String, Object> given = new LinkedHashMap<>();
        for (String argument : arguments) {
            if (!argument.startsWith("--")) {
                throw new IllegalArgumentException(argument + " is no argument of the sandbox: write --name=value");
            }
            String[] parts = argument.substring(2).split("=", 2);
            given.put(parts[0], parts.length == 2 ? parts[1] : "true");
        }
        return new SandboxArguments(
                "true".equals(given.remove("dsr.sandbox.once")),
                "true".equals(given.remove("dsr.sandbox.services-only")),
                given);
    }

    /** The sandbox's settings with those of the command line in their place. */
    String[] over(Map<String, Object> sandbox) {
        Map<String, Object> all = new LinkedHashMap<>(sandbox);
        all.putAll(settings);
        return all.entrySet().stream()
                .map(e -> "--" + e.getKey() + "=" + e.getValue())
                .toArray(String[]::new);
    }

    /** The port that the documents name, or 0 for a free one where somebody else has it. */
    static int preferred(int port) {
        try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException taken) {
            return 0;
        }
    }

    /** The port that the documents name, or a free one where somebody else has it, for whoever must know it beforehand. */
    static int preferredOrFree(int port) {
        int preferred = preferred(port);
        return preferred == 0 ? preferred(0) : preferred;
    }
}
