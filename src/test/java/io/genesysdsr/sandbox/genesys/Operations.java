package io.genesysdsr.sandbox.genesys;

import io.genesysdsr.sandbox.genesys.Operation.Host;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table of what the double answers: an operation, and who answers it. */
final class Operations {
    /** Answers a call that is authenticated, within its limits and permitted. */
    @FunctionalInterface
    interface Endpoint {
        Answer answer(Ask ask);
    }

    /** @param variable the varying last part of the path, empty where nothing varies */
    record Match(Operation operation, String variable, Endpoint endpoint) {}

    private record Entry(Operation operation, Endpoint endpoint) {}

    private final Map<String, Entry> fixed = new LinkedHashMap<>();
    private final Map<String, Entry> varying = new LinkedHashMap<>();

    Operations add(Operation operation, Endpoint endpoint) {
        int brace = operation.template().indexOf('{');
        if (brace < 0) {
            fixed.put(key(operation.host(), operation.method(), operation.template()), new Entry(operation, endpoint));
        } else {
            String prefix = operation.template().substring(0, brace);
            varying.put(key(operation.host(), operation.method(), prefix), new Entry(operation, endpoint));
        }
        return this;
    }

    @Nullable
    Match find(Host host, String method, String path) {
        Entry entry = fixed.get(key(host, method, path));
        if (entry != null) {
            return new Match(entry.operation(), "", entry.endpoint());
        }
        int slash = path.lastIndexOf('/') + 1;
        entry = varying.get(key(host, method, path.substring(0, slash)));
        return entry == null || slash == path.length()
                ? null
                : new Match(entry.operation(), path.substring(slash), entry.endpoint());
    }

    boolean has(String name) {
        return Stream.concat(fixed.values().stream(), varying.values().stream())
                .anyMatch(entry -> entry.operation().name().equals(name));
    }

    private static String key(Host host, String method, String path) {
        return host + " " + method + " " + path;
    }
}
