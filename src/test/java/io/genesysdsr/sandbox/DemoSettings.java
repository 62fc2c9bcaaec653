package io.genesysdsr.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The settings of the product in the demonstration: quiet, on this machine alone, with users to try. */
final class DemoSettings {

    static final String OPERATOR = "operator";
    static final String VIEWER = "viewer";
    /** Nobody but this machine can reach the sandbox, and it holds nobody's data. */
    static final String PASSWORD = "sandbox";

    private static final int CALLS_PER_MINUTE = 300;

    private final Sandbox sandbox;
    private final Path folder;

    DemoSettings(Sandbox sandbox, Path folder) {
        this.sandbox = sandbox;
        this.folder = folder;
    }

    Path log() {
        return folder.resolve("genesys-dsr.log");
    }

    Map<String, Object> forTheProduct() {
        Map<String, Object> s = shared();
        s.put("server.port", SandboxArguments.preferred(8080));
        s.put("server.address", "127.0.0.1");
        s.put("management.server.port", SandboxArguments.preferred(8081));
        s.put("management.server.address", "127.0.0.1");
        // What is quiet on the console stands in the file.
        s.put("logging.structured.format.console", "");
        s.put("logging.threshold.console", "WARN");
        // There is no mail server here, so letters are kept.
        s.put("logging.level.io.genesysdsr.delivery.Letters", "ERROR");
        // At the end the database goes while others still look for it.
        s.put("logging.level.com.zaxxer.hikari", "ERROR");
        s.put("logging.level.org.apache.tomcat.util.modeler", "ERROR");
        s.put("logging.file.name", log().toString());
        return s;
    }

    /** Writes what the product needs into a file that a shell can read, and returns the file. */
    Path writeEnvironment() {
        String lines = shared().entrySet().stream()
                .map(e -> "export " + variable(e.getKey()) + "='" + e.getValue() + "'\n")
                .sorted()
                .collect(Collectors.joining());
        try {
            Path file = folder.resolve("sandbox.env");
            // Whoever waits for it never sees half of it.
            Path half = Files.writeString(folder.resolve("sandbox.env.new"), lines);
            return Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> shared() {
        Map<String, Object> s = new LinkedHashMap<>(sandbox.settings());
        s.remove("server.port");
        s.remove("management.server.port");
        s.put("dsr.keys.file", sandbox.keys().toAbsolutePath());
        s.put("dsr.genesys.calls-per-minute", CALLS_PER_MINUTE);
        user(s, 0, OPERATOR, "OPERATOR");
        user(s, 1, VIEWER, "VIEWER");
        return s;
    }

    private static void user(Map<String, Object> s, int n, String name, String role) {
        String key = "dsr.operations.users[" + n + "].";
        s.put(key + "name", name);
        s.put(key + "password", "{bcrypt}" + new BCryptPasswordEncoder().encode(PASSWORD));
        s.put(key + "roles", role);
    }

    private static String variable(String key) {
        return key.replaceAll("[.\\[-]+", "_").replace("]", "").toUpperCase(Locale.ROOT);
    }
}
