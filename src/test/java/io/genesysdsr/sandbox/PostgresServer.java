package io.genesysdsr.sandbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.commons.io.FileUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One PostgreSQL server that keeps what it has committed, as the one in production does. */
final class PostgresServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final String USER = "postgres";

    private final EmbeddedPostgres server;
    private final Watchdog watchdog;
    private final AtomicBoolean closed = new AtomicBoolean();

    private PostgresServer(EmbeddedPostgres server, Watchdog watchdog) {
        this.server = server;
        this.watchdog = watchdog;
    }

    static PostgresServer start(int port, Path run) {
        Path data = run.resolve("postgres");
        Redirect log = Redirect.appendTo(run.resolve("postgres.log").toFile());
        try {
            EmbeddedPostgres server = startAlone(port == 0 ? freePort() : port, data, log);
            return new PostgresServer(server, Watchdog.over(postmaster(data), data));
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start; its log ends with " + end(log.file()), e);
        }
    }

    /**
     * A port that nobody listens on, below those that kernels give to connections (from 32768 on Linux): between this
     * look and the server's own, some seconds later, any client on this machine could be given one of those.
     */
    private static int freePort() throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (BindException e) {
                LOG.debug("Port {} is taken", port);
            }
        }
        throw new IOException("No free port was found between 20000 and 32000");
    }

    private static String end(File log) {
        try {
            List<String> lines = log.exists() ? Files.readAllLines(log.toPath()) : List.of();
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
        } catch (IOException e) {
            return "nothing that can be read: " + e;
        }
    }

    /** One JVM at a time, so that what looks half unpacked is half unpacked, and not being unpacked by somebody else. */
    private static synchronized EmbeddedPostgres startAlone(int port, Path data, Redirect log) throws IOException {
        Path lockFile = binaries().resolveSibling(binaries().getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            removeHalfUnpacked();
            return start(port, data, log);
        }
    }

    /** A JVM that was killed while it unpacked leaves half of the server, over which the library never unpacks again. */
    private static void removeHalfUnpacked() throws IOException {
        if (Files.isDirectory(binaries())) {
            try (DirectoryStream<Path> unpacked = Files.newDirectoryStream(binaries(), "PG-*")) {
                for (Path folder : unpacked) {
                    if (Files.notExists(folder.resolve(".exists"))) {
                        FileUtils.deleteDirectory(folder.toFile());
                    }
                }
            }
        }
    }

    private static EmbeddedPostgres start(int port, Path data, Redirect log) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                // The library switches both off; the ledger's promises are about commits that survive.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                // No file in the folder of all users, where the lock of one that was killed could be in the way.
                .setServerConfig("unix_socket_directories", "")
                .setDataDirectory(data)
                .setCleanDataDirectory(true)
                .setOverrideWorkingDirectory(binaries().toFile())
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setPGStartupWait(Duration.ofSeconds(60))
                // EmbeddedServices has the one hook, so that the order of stopping is known.
                .setRegisterShutdownHook(false)
                .start();
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s".formatted(server.getPort(), database, USER);
    }

    String createDatabase(String name) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return url(name);
        } catch (SQLException e) {
            throw new IllegalStateException("The database " + name + " could not be created", e);
        }
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            watchdog.close();
        }
    }

    /** The server detaches itself from its starter; the first line of this file is its process id. */
    private static long postmaster(Path data) throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim());
    }

    /** One unpacked copy per user, because the next user could not write into the first one's. */
    private static Path binaries() {
        return Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg-" + System.getProperty("user.name"));
    }
}
