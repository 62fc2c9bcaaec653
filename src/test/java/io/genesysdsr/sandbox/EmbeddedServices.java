package io.genesysdsr.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * A real PostgreSQL server and a real S3 server on this machine, with nothing installed and nothing left behind.
 *
 * <p>Both are child processes that listen on loopback. They end when this is closed, when the JVM ends, and when the
 * JVM is killed. Data and logs stand in {@code target/services/run-*}; the data goes with the servers, the logs stay.
 *
 * <p>{@code -Ddsr.sandbox.services=<folder>} names another folder than {@code target/services}; it must hold
 * {@code s3mock-exec.jar}, which the build puts there.
 */
public final class EmbeddedServices implements AutoCloseable {

    private final PostgresServer postgres;
    private final S3Server s3;

    private EmbeddedServices(PostgresServer postgres, S3Server s3) {
        this.postgres = postgres;
        this.s3 = s3;
    }

    /** The instance that all tests of this JVM share; it is started by whoever asks first and ends with the JVM. */
    public static EmbeddedServices shared() {
        return Shared.INSTANCE;
    }

    /** Starts both servers on free ports and returns when both answer. */
    public static EmbeddedServices start() {
        return start(0);
    }

    /**
     * Starts both servers, one beside the other, and returns when both answer.
     *
     * @param postgresPort the port of PostgreSQL, so that a line to paste stays true; 0 takes a free one
     * @throws IllegalStateException if one of them does not start; the other is then stopped
     */
    public static EmbeddedServices start(int postgresPort) {
        EmbeddedServices services = startForOwner(postgresPort);
        Runtime.getRuntime().addShutdownHook(new Thread(services::close, "stop-embedded-services"));
        return services;
    }

    /** The same without a hook of its own, for an owner who stops something else first when the JVM ends. */
    static EmbeddedServices startForOwner(int postgresPort) {
        Path run = newRunFolder();
        // Threads of their own: the common pool has a single one on two cores, and would start one after the other.
        Executor beside = task -> new Thread(task, "start-embedded-service").start();
        var postgres = CompletableFuture.supplyAsync(() -> PostgresServer.start(postgresPort, run), beside);
        var s3 = CompletableFuture.supplyAsync(() -> S3Server.start(servicesFolder(), run), beside);
        try {
            CompletableFuture.allOf(postgres, s3).join();
        } catch (CompletionException e) {
            // Both have come to an end here; whichever did start is stopped.
            if (!postgres.isCompletedExceptionally()) {
                postgres.join().close();
            }
            if (!s3.isCompletedExceptionally()) {
                s3.join().close();
            }
            throw new IllegalStateException(
                    "The embedded services did not start; their logs are in " + run, e.getCause());
        }
        return new EmbeddedServices(postgres.join(), s3.join());
    }

    /** The JDBC url of the server's own database {@code postgres}, whose user needs no password. */
    public String postgresUrl() {
        return postgres.url("postgres");
    }

    /** Creates an empty database, one for each test class for instance, and returns its JDBC url with the user in it. */
    public String createDatabase() {
        return createDatabase("dsr_" + shortId());
    }

    /** Creates an empty database with this name and returns its JDBC url with the user in it. */
    public String createDatabase(String name) {
        return postgres.createDatabase(name);
    }

    /** The address of the S3 server, such as {@code http://127.0.0.1:41234}; buckets stand in the path. */
    public URI s3Endpoint() {
        return s3.endpoint();
    }

    /** Creates an empty bucket with a name of its own and returns the name. */
    public String newBucket() {
        return createBucket("dsr-" + shortId());
    }

    /** Creates an empty bucket with this name and returns the name. */
    public String createBucket(String name) {
        s3.createBucket(name);
        return name;
    }

    /** Stops both servers and removes their data; a second time does nothing. */
    @Override
    public void close() {
        s3.close();
        postgres.close();
    }

    private static Path newRunFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(servicesFolder()), "run-");
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + servicesFolder() + " cannot be written", e);
        }
    }

    private static Path servicesFolder() {
        return Path.of(System.getProperty("dsr.sandbox.services", "target/services"))
                .toAbsolutePath();
    }

    private static String shortId() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    /** Started on first use; the class loader makes sure that this happens once. */
    private static final class Shared {
        static final EmbeddedServices INSTANCE = start();
    }
}
