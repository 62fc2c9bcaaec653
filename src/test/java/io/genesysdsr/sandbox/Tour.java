package io.genesysdsr.sandbox;

import io.genesysdsr.sandbox.genesys.Population;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;

/** What a newcomer reads: where things go in, where they can be watched, where they come out. */
final class Tour {

    private static final String PROOF =
            "{\"method\": \"AGENT_ATTESTED\", \"by\": \"me\", \"when\": \"2026-01-02T03:04:05Z\","
                    + " \"factors\": [\"DOCUMENT\", \"CALLBACK\"]}";

    private final Sandbox sandbox;
    private final Environment product;
    private final Path evidence;

    Tour(Sandbox sandbox, Environment product, Path evidence) {
        this.sandbox = sandbox;
        this.product = product;
        this.evidence = evidence;
    }

    @Override
    public String toString() {
        Population people = sandbox.genesys().population();
        return "\ngenesys-dsr is up, with a real PostgreSQL, an S3 server, and a double of Genesys Cloud that knows "
                + String.format(Locale.ROOT, "%,d people.%n%n", people.size())
                + line("Drop a request", psql() + insert(people.plain(2).email()))
                + line(
                        "Read it back",
                        psql() + "\"select reference, state, reason, due_at from dsr_intake order by id\"")
                + line(
                        "Without psql",
                        "type somebody's e-mail address here, such as "
                                + people.plain(3).email() + ", and press Enter")
                + line("", "(any client will do: jdbc:postgresql://" + address() + ", user postgres, no password)")
                + line(
                        "Drop a file",
                        "CSV, JSON or NDJSON (docs/intake.md) into "
                                + sandbox.sftp().folder()
                                + "/, or by sftp -P " + sandbox.sftp().port() + " " + SftpServer.USER
                                + "@127.0.0.1 (password " + SftpServer.PASSWORD + "); results/ has the answer")
                + line("Routes", "routes/ is the architecture, a file for each; an edit takes effect at the next start")
                + line(
                        "Hawtio",
                        management("hawtio") + "   log in as " + DemoSettings.OPERATOR + " / " + DemoSettings.PASSWORD
                                + "; see and stop routes")
                + reviews()
                + line("Metrics", curl("prometheus"))
                + line(
                        "Evidence",
                        evidence + "/   copies of what is in "
                                + sandbox.services().s3Endpoint() + "/" + sandbox.bucket())
                + line("Log", String.valueOf(product.getProperty("logging.file.name")));
    }

    /** What was dropped as examples. */
    String of(List<Sample> samples) {
        return samples.stream()
                .map(s -> String.format(Locale.ROOT, "  %-16s %-8s %s", s.reference(), s.right(), s.story()))
                .collect(Collectors.joining("\n", "Four requests are dropped into the table:\n\n", "\n"));
    }

    /** Once the examples are done. */
    String afterwards() {
        return "\nThe four have ended. The page that the person gets is "
                + evidence.resolve("SAMPLE-ACCESS").resolve("availability.html")
                + ": open it in a browser.\nThe sandbox goes on. Ctrl-C ends it and removes its data; the copies of the evidence stay.\n";
    }

    private static String line(String what, String where) {
        return String.format(Locale.ROOT, "  %-15s %s%n", what, where);
    }

    /** In double quotes, because the SQL needs the single ones. */
    private static String insert(String email) {
        String sql = "insert into dsr_intake (reference, regulation, subject_right, identifiers, proof)"
                + " values ('MINE-' || to_char(now(), 'HH24MISS'), 'GDPR', 'ACCESS', '%s', '%s')"
                        .formatted(Sample.email(email), PROOF);
        return '"' + sql.replace("\"", "\\\"") + '"';
    }

    private String reviews() {
        boolean shown = product.getProperty("management.endpoints.web.exposure.include", "")
                .contains("reviews");
        return shown ? line("Reviews", curl("reviews") + "   what waits for a person") : "";
    }

    private String curl(String endpoint) {
        return "curl -u " + DemoSettings.VIEWER + ":" + DemoSettings.PASSWORD + " " + management(endpoint);
    }

    private String management(String endpoint) {
        return "http://127.0.0.1:" + product.getProperty("local.management.port") + "/actuator/" + endpoint;
    }

    private String psql() {
        return "psql postgresql://postgres@" + address() + " -c ";
    }

    private String address() {
        String url = sandbox.database();
        return url.substring("jdbc:postgresql://".length(), url.indexOf('?'));
    }
}
