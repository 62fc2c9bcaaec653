package io.genesysdsr.pipeline;

import static org.awaitility.Awaitility.await;

import io.genesysdsr.sandbox.Sandbox;
import io.genesysdsr.sandbox.genesys.GenesysDoubleSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Measures how long a CSV of many rows takes from the SFTP folder into the intake table, beside COPY of the same rows. */
public final class FileIntakeMeasure {

    private FileIntakeMeasure() {}

    /**
     * What was measured.
     *
     * @param rows how many
     * @param intake from the first look at the file to its last row
     * @param copy of the same rows into a table with the same indexes
     */
    public record Measured(long rows, Duration intake, Duration copy) {}

    /** Measures with the product in a process of its own under a small heap, which claims no row meanwhile. */
    public static Measured of(int rows, String heap) throws IOException, SQLException {
        Sandbox sandbox = Sandbox.onSharedServices(GenesysDoubleSettings.defaults());
        JdbcClient db = JdbcClient.create(new DriverManagerDataSource(sandbox.database()));
        Path half = sandbox.sftp().folder().resolve(".half");
        try (Writer file = Files.newBufferedWriter(half)) {
            file.write(FileDesk.HEADER);
            for (int i = 0; i < rows; i++) {
                file.write(FileDesk.line("M-" + i, "ACCESS", "m" + i + "@nowhere.example.org"));
            }
        }
        Map<String, Object> more = Map.of("dsr.intake.poll", 86_400_000, "dsr.intake.sftp.lease", "60s");
        try (ProductProcess product = ProductProcess.start(sandbox, "measure", more, "-Xmx" + heap)) {
            Files.move(half, sandbox.sftp().folder().resolve("measure.csv"));
            awaitCount(db, "select to_regclass('intake_file') is not null");
            awaitCount(db, "select exists (select 1 from intake_file)");
            long begin = System.nanoTime();
            awaitCount(db, "select exists (select 1 from intake_file where state = 'TAKEN')");
            Duration intake = Duration.ofNanos(System.nanoTime() - begin);
            product.kill();
            return new Measured(rows, intake, copy(sandbox.database()));
        }
    }

    private static void awaitCount(JdbcClient db, String question) {
        await().atMost(Duration.ofMinutes(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> db.sql(question).query(Boolean.class).single());
    }

    private static Duration copy(String database) throws SQLException, IOException {
        Path rows = Files.createTempFile(Path.of("target"), "copy-", ".bin");
        try (Connection connection = DriverManager.getConnection(database)) {
            var copier = connection.unwrap(PGConnection.class).getCopyAPI();
            connection.createStatement().execute("create table same_rows (like dsr_intake including all)");
            try (OutputStream out = Files.newOutputStream(rows)) {
                copier.copyOut("copy dsr_intake to stdout", out);
            }
            long begin = System.nanoTime();
            try (InputStream in = Files.newInputStream(rows)) {
                copier.copyIn("copy same_rows from stdin", in);
            }
            return Duration.ofNanos(System.nanoTime() - begin);
        } finally {
            Files.delete(rows);
        }
    }

    /** {@code [rows] [heap]}, a million and 256m if nothing is said. */
    public static void main(String[] args) throws IOException, SQLException {
        Measured measured =
                of(args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000, args.length > 1 ? args[1] : "256m");
        org.slf4j.LoggerFactory.getLogger(FileIntakeMeasure.class).info("{}", measured);
        System.exit(0);
    }
}
