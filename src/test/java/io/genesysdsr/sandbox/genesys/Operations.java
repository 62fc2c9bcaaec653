package io.genesysdsr.sandbox.genesys;

import io.genesysdsr.sandbox.genesys.Operation.Host;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table of what the double answers: an operation, and who answers it. */
final class Operations {
    private static final String VARYING = "{}";

    /** Answers a call that is authenticated, within its limits and permitted. */
    @FunctionalInterface
    interface Endpoint {
        Answer answer(Ask ask);
    }

    /** @param variable the varying part of the path, empty where nothing varies */
    record Match(Operation operation, String variable, Endpoint endpoint) {}

    private record Entry(Operation operation, Endpoint endpoint) {}

    private final Map<String, Entry> fixed = new LinkedHashMap<>();
    private final Map<String, Entry> varying = new LinkedHashMap<>();

    Operations add(Operation operation, Endpoint endpoint) {
        String template = operation.template();
        int brace = template.indexOf('{');
        if (brace < 0) {
            fixed.put(key(operation.host(), operation.method(), template), new Entry(operation, endpoint));
        } else {
            String around = template.substring(0, brace) + VARYING + template.substring(template.indexOf('}') + 1);
            varying.put(key(operation.host(), operation.method(), around), new Entry(operation, endpoint));
        }
        return this;
    }

    @Nullable
    Match find(Host host, String method, String path) {
        Entry entry = fixed.get(key(host, method, path));
        if (entry != null) {
            return new Match(entry.operation(), "", entry.endpoint());
        }
        int last = path.lastIndexOf('/') + 1;
        Match match = varying(host, method, path, last, path.length());
        return match != null || last < 2
                ? match
                : varying(host, method, path, path.lastIndexOf('/', last - 2) + 1, last - 1);
    }

    /** What a part of the path makes of it, if that part is what varies. */
    private @Nullable Match varying(Host host, String method, String path, int from, int to) {
        Entry entry = varying.get(key(host, method, path.substring(0, from) + VARYING + path.substring(to)));
        return entry == null || from == to
                ? null
                : new Match(entry.operation(), path.substring(from, to), entry.endpoint());
    }

    boolean has(String name) {
        return Stream.concat(fixed.values().stream(), varying.values().stream())
                .anyMatch(entry -> entry.operation().name().equals(name));
    }

    private static String key(Host host, String method, String path) {
        return host + " " + method + " " + path;
    }
}
