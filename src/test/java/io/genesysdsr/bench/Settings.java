package io.genesysdsr.bench;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What a child process is told on its command line: {@code name=value}. */
record Settings(Map<String, String> values) {

    static Settings in(String[] arguments) {
        Map<String, String> values = new TreeMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            values.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        return new Settings(values);
    }

    String of(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }
}
