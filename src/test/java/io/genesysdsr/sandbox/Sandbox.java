package io.genesysdsr.sandbox;

import io.genesysdsr.keys.KeysCommand;
import io.genesysdsr.sandbox.genesys.GenesysDoubleSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that the product needs around it, real but for Genesys: a database, a bucket, an SFTP server, keys and the double; and the
 * settings that lead there, in compressed time.
 */
public final class Sandbox implements AutoCloseable {

    private final EmbeddedServices services;
    private final GenesysDouble genesys;
    private final String database;
    private final String bucket;
    private final Path keys;
    private final Issuer issuer = Issuer.start();
    private final SftpServer sftp = SftpServer.start();

    private Sandbox(EmbeddedServices services, GenesysDouble genesys, String database, String bucket) {
        this.services = services;
        this.genesys = genesys;
        this.database = database;
        this.bucket = bucket;
        this.keys = newKeys();
    }

    /** A sandbox with a database and a bucket of its own on the services that all tests share. */
    public static Sandbox onSharedServices(GenesysDoubleSettings genesys) {
        return on(EmbeddedServices.shared(), genesys);
    }

    /** A sandbox on services of one's own. */
    public static Sandbox on(EmbeddedServices services, GenesysDoubleSettings genesys) {
        return new Sandbox(services, GenesysDouble.start(genesys), services.createDatabase(), services.newBucket());
    }

    /** A sandbox on services of one's own, whose database and bucket have names that can be printed and typed. */
    static Sandbox named(EmbeddedServices services, GenesysDoubleSettings genesys, String database, String bucket) {
        return new Sandbox(
                services,
                GenesysDouble.start(genesys),
                services.createDatabase(database),
                services.createBucket(bucket));
    }

    private static Path newKeys() {
        try {
            Path file = Files.createTempDirectory(Files.createDirectories(Path.of("target", "sandbox")), "keys-")
                    .resolve("keys.json");
            PrintStream quiet = new PrintStream(OutputStream.nullOutputStream());
            if (new KeysCommand(quiet, System.err).execute(List.of("keys", file.toString())) != 0) {
                throw new IllegalStateException("No keys could be made in " + file);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The double. */
    public GenesysDouble genesys() {
        return genesys;
    }

    /** The JDBC url of the product's database. */
    public String database() {
        return database;
    }

    /** The product's bucket. */
    public String bucket() {
        return bucket;
    }

    /** The product's key file. */
    public Path keys() {
        return keys;
    }

    /** Who signs the tokens that the product believes. */
    public Issuer issuer() {
        return issuer;
    }

    /** The SFTP server into whose folder files of requests are dropped. */
    public SftpServer sftp() {
        return sftp;
    }

    /** The services below. */
    public EmbeddedServices services() {
        return services;
    }

    /** The settings of a product in this sandbox: days become seconds, seconds become milliseconds. */
    public Map<String, Object> settings() {
        Map<String, Object> s = new LinkedHashMap<>();
        s.put("server.port", 0);
        s.put("management.server.port", 0);
        s.put("spring.datasource.url", database);
        s.put("dsr.keys.file", keys.toString());
        s.put("dsr.evidence.s3-endpoint", services.s3Endpoint().toString());
        s.put("dsr.evidence.bucket", bucket);
        s.put("dsr.evidence.region", "us-east-1");
        s.put("dsr.evidence.path-style", true);
        s.put("dsr.evidence.access-key", "sandbox");
        s.put("dsr.evidence.secret-key", "sandbox");
        s.put("dsr.genesys.api-base", genesys.apiBase());
        s.put("dsr.genesys.login-base", genesys.loginBase());
        s.put("dsr.genesys.client-id", genesys.settings().clientId());
        s.put("dsr.genesys.client-secret", genesys.settings().clientSecret());
        s.put("dsr.genesys.calls-per-minute", 60_000);
        s.put("dsr.genesys.download-hosts", "localhost");
        s.putAll(issuer.restSettings());
        s.put("hawtio.authenticationEnabled", false);
        s.put("dsr.intake.sftp.host", "127.0.0.1");
        s.put("dsr.intake.sftp.port", sftp.port());
        s.put("dsr.intake.sftp.user", SftpServer.USER);
        s.put("dsr.intake.sftp.password", SftpServer.PASSWORD);
        s.put("dsr.intake.sftp.fingerprint", sftp.fingerprint());
        s.putAll(compressedTime());
        return s;
    }

    private static Map<String, Object> compressedTime() {
        Map<String, Object> s = new LinkedHashMap<>();
        s.put("dsr.intake.poll", 100);
        s.put("dsr.intake.sftp.poll", 250);
        s.put("dsr.intake.sftp.settle", "300ms");
        s.put("dsr.intake.sftp.lease", "4s");
        s.put("dsr.intake.sftp.timeout", "5s");
        s.put("dsr.ledger.poll", 50);
        s.put("dsr.ledger.lease", "4s");
        s.put("dsr.ledger.renew", 1000);
        s.put("dsr.ledger.back-off-first", "200ms");
        s.put("dsr.ledger.back-off-most", "2s");
        s.put("dsr.genesys.read-timeout", "3s");
        s.put("dsr.genesys.connect-timeout", "1s");
        s.put("dsr.gdpr.await-first", "200ms");
        s.put("dsr.gdpr.await-most", "2s");
        s.put("dsr.gdpr.settle", "500ms");
        s.put("dsr.gdpr.clock-skew", "50ms");
        s.put("dsr.gdpr.confirm-first", "200ms");
        s.put("dsr.operations.check-in", "1s");
        s.put("dsr.deadline.watch-cron", "* * * * * ?");
        return s;
    }

    @Override
    public void close() {
        sftp.close();
        genesys.close();
        issuer.close();
    }
}
