package io.genesysdsr.sandbox;

import io.genesysdsr.sandbox.genesys.Population;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;

/** What a newcomer reads: where things go in, where they can be watched, where they come out; lines to paste. */
final class Tour {

    private static final String PROOF =
            "{\"method\": \"AGENT_ATTESTED\", \"by\": \"me\", \"when\": \"2026-01-02T03:04:05Z\","
                    + " \"factors\": [\"DOCUMENT\", \"CALLBACK\"]}";

    private static final String JSON = " -H 'Content-Type: application/json' -d '";

    private final Sandbox sandbox;
    private final PostOffice post;
    private final Environment product;
    private final Path evidence;
    private final Path token;

    Tour(Sandbox sandbox, PostOffice post, Environment product, Path evidence, Path token) {
        this.sandbox = sandbox;
        this.post = post;
        this.product = product;
        this.evidence = evidence;
        this.token = token;
    }

    @Override
    public String toString() {
        Population people = sandbox.genesys().population();
        return "\ngenesys-dsr is up, with a real PostgreSQL, an S3 server, an SFTP server, a mail server, and a double of Genesys"
                + String.format(Locale.ROOT, " Cloud that knows %,d people.%n%n", people.size())
                + "Send a request, by any of these (docs/intake.md):\n\n"
                + line("Table", psql() + insert(people.plain(2).email()))
                + line("", psql() + "\"select reference, state, reason, due_at from dsr_intake order by id\"")
                + line(
                        "",
                        "(user postgres, no password; without psql: type "
                                + people.plain(3).email() + " here, and Enter)")
                + line("REST", rest(people.plain(4).email()))
                + line("File", file(people.namesakes().get(0).name()))
                + line(
                        "",
                        "(a name alone leads to namesakes: it goes to review, with the lines to paste for that. Any file can go into "
                                + sftpFolder() + "/)")
                + line("Mail", mail(people.plain(5).email()))
                + line("", "(anybody can write any sender, so a link to prove it comes: see Letters)")
                + "\nSee what becomes of it, here and there:\n\n"
                + line("Letters", post.folder() + "/   every mail that people get")
                + line("Reviews", curl(DemoSettings.VIEWER, "reviews") + "   what waits for a person")
                + line(
                        "Evidence",
                        evidence + "/   copies of what is in "
                                + sandbox.services().s3Endpoint() + "/" + sandbox.bucket())
                + line(
                        "Hawtio",
                        management("hawtio") + "   log in as " + DemoSettings.OPERATOR + " / " + DemoSettings.PASSWORD
                                + "; see and stop routes")
                + line("Metrics", curl(DemoSettings.VIEWER, "prometheus"))
                + line("Routes", "routes/ is the architecture, a file for each; an edit takes effect at the next start")
                + line("Log", String.valueOf(product.getProperty("logging.file.name")));
    }

    /** What was dropped as examples. */
    String of(List<Sample> samples) {
        return samples.stream()
                .map(s -> String.format(Locale.ROOT, "  %-16s %-8s %s", s.reference(), s.right(), s.story()))
                .collect(Collectors.joining("\n", "Four requests are dropped into the table:\n\n", "\n"));
    }

    /** How a person sees who may be meant by a request, and decides. */
    String ofReview(UUID request) {
        return "            see whom it may mean:  " + curl(DemoSettings.OPERATOR, "candidates/" + request)
                + "\n            choose the first one:  " + curl(DemoSettings.OPERATOR, "reviews/" + request) + JSON
                + "{\"decision\": \"CHOOSE\", \"candidates\": \"1\"}'\n";
    }

    /** Once the examples are done. */
    String afterwards() {
        return "\nThe four have ended. The page that the person gets is "
                + evidence.resolve("SAMPLE-ACCESS").resolve("availability.html")
                + ": open it in a browser.\nThe sandbox goes on. Ctrl-C ends it and removes its data; the copies of the evidence stay.\n";
    }

    private static String line(String what, String where) {
        return String.format(Locale.ROOT, "  %-9s %s%n", what, where);
    }

    /** In double quotes, because the SQL needs the single ones. */
    private static String insert(String email) {
        String sql = "insert into dsr_intake (reference, regulation, subject_right, identifiers, proof)"
                + " values ('MINE-' || to_char(now(), 'HH24MISS'), 'GDPR', 'ACCESS', '%s', '%s')"
                        .formatted(Sample.email(email), PROOF);
        return '"' + sql.replace("\"", "\\\"") + '"';
    }

    private String rest(String email) {
        return "curl -H \"Authorization: Bearer $(cat " + token + ")\"" + JSON
                + "{\"reference\": \"REST-1\", \"regulation\": \"GDPR\", \"subjectRight\": \"ERASURE\", \"identifiers\": "
                + Sample.email(email) + ", \"proof\": " + PROOF + "}' http://127.0.0.1:"
                + product.getProperty("local.server.port") + "/api/v1/requests";
    }

    private String file(String name) {
        return "printf 'reference,regulation,subject_right,name,proof_method,proof_by,proof_when,proof_factors\\n"
                + "FILE-1,GDPR,ACCESS," + name + ",AGENT_ATTESTED,me,2026-01-02T03:04:05Z,DOCUMENT\\n'"
                + " | curl -sSk -u " + SftpServer.USER + ":" + SftpServer.PASSWORD + " -T - sftp://127.0.0.1:"
                + sandbox.sftp().port() + "/mine.csv";
    }

    private String mail(String sender) {
        return "printf 'From: " + sender + "\\nTo: " + PostOffice.MAILBOX
                + "\\nSubject: My data\\n\\nRight: access\\nRegulation: GDPR\\n' | curl -sS --crlf --mail-from "
                + sender
                + " --mail-rcpt " + PostOffice.MAILBOX + " -T - smtp://127.0.0.1:" + post.smtpPort();
    }

    /** As short as it can be typed. */
    private Path sftpFolder() {
        return Path.of("").toAbsolutePath().relativize(sandbox.sftp().folder());
    }

    private String curl(String user, String endpoint) {
        return "curl -u " + user + ":" + DemoSettings.PASSWORD + " " + management(endpoint);
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
