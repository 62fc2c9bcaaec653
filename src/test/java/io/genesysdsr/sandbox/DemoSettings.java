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
    private final PostOffice post;
    private final Path folder;

    DemoSettings(Sandbox sandbox, PostOffice post, Path folder) {
        this.sandbox = sandbox;
        this.post = post;
        this.folder = folder;
    }

    Path log() {
        return folder.resolve("genesys-dsr.log");
    }

    Map<String, Object> forTheProduct() {
        Map<String, Object> s = shared();
        // The links that people get name it.
        s.put("server.port", SandboxArguments.preferredOrFree(8080));
        s.put("server.address", "127.0.0.1");
        s.put("management.server.port", SandboxArguments.preferred(8081));
        s.put("management.server.address", "127.0.0.1");
        // What is quiet on the console stands in the file.
        s.put("logging.structured.format.console", "");
        s.put("logging.threshold.console", "WARN");
        s.put("logging.level.org.apache.tomcat.util.modeler", "ERROR");
        s.put("logging.level.org.apache.catalina.util.SessionIdGeneratorBase", "ERROR");
        // It warns of clients that just hang up, as curl does.
        s.put("logging.level.org.apache.sshd.server.session", "ERROR");
        // Letters that nobody can be sent are listed at /actuator/letters.
        s.put("logging.level.io.genesysdsr.delivery.Letters", "ERROR");
        // Whoever started the servers ends the product before them. Spring's own hook would close it at the same time:
        // the
        // second to come does not wait for the first, and the database would go while the product still needs it.
        s.put("spring.main.register-shutdown-hook", false);
        s.put("logging.register-shutdown-hook", false);
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
            // Whoever waits for it never sees half of it.
            Path half = Files.writeString(folder.resolve("sandbox.env.new"), lines);
            return Files.move(half, folder.resolve("sandbox.env"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a token of a client that may do everything by REST, good for a day, and returns the file. */
    Path writeToken() {
        String token = sandbox.issuer()
                .token("sandbox", "dsr.submit", "dsr.attest", "dsr.read", "dsr.read.all", "dsr.withdraw");
        try {
            return Files.writeString(folder.resolve("token"), token);
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
        s.putAll(post.settings());
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
