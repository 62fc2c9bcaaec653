package io.genesysdsr.bench;

import io.genesysdsr.bench.Stage.Place;
import io.genesysdsr.sandbox.SftpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The second half of B4: a large CSV from the SFTP folder into the intake table, and COPY of the same rows. */
final class FileIntake {

    private static final String HEADER =
            "reference,regulation,subject_right,email,proof_method,proof_by,proof_when,proof_factors\n";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final double MIB = 1048576;
    /** A tenth: what the heap's peak for the large file is held against, and what warms up. */
    private static final int SMALLER = 10;

    private final Stage stage;
    private final Size size;

    FileIntake(Stage stage, Size size) {
        this.stage = stage;
        this.size = size;
    }

    List<Figure> measure() {
        Place place = stage.newPlace();
        try (GenesysProcess genesys = GenesysProcess.start(List.of("--population=100", "--callsPerMinute=0"));
                SftpServer sftp = SftpServer.start();
                Child product = stage.product("file-intake", place, genesys, List.of("-Xmx256m"), settings(sftp))) {
            new Erasures(place).awaitOpening();
            try (Jvm jvm = Jvm.of(product)) {
                return new Run(place, sftp, jvm).measure();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Rows are put into the table and not claimed meanwhile: COPY claims none either. */
    private static Map<String, Object> settings(SftpServer sftp) {
        return Map.of(
                "dsr.intake.poll",
                86_400_000,
                "dsr.intake.sftp.host",
                "127.0.0.1",
                "dsr.intake.sftp.port",
                sftp.port(),
                "dsr.intake.sftp.user",
                SftpServer.USER,
                "dsr.intake.sftp.password",
                SftpServer.PASSWORD,
                "dsr.intake.sftp.fingerprint",
                sftp.fingerprint(),
                "dsr.intake.sftp.poll",
                250,
                "dsr.intake.sftp.settle",
                "500ms");
    }

    /** One product, one database. */
    private final class Run {

        private final SftpServer sftp;
        private final Jvm jvm;
        private final String database;
        private final JdbcClient db;
        private int files;

        Run(Place place, SftpServer sftp, Jvm jvm) {
            this.sftp = sftp;
            this.jvm = jvm;
            this.database = place.database();
            this.db = JdbcClient.create(new SingleConnectionDataSource(place.database(), true));
        }

        List<Figure> measure() throws IOException, SQLException {
            db.sql("create table same_rows (like dsr_intake including all)").update();
            double unused = take(size.fileRows() / SMALLER);
            Path rows = Files.createTempFile(Path.of("target", "bench"), "rows-", ".copy");
            try {
                jvm.mark();
                double warm = take(size.fileRows() / SMALLER);
                long small = jvm.used().peakHeap();
                return pairs(rows, small);
            } finally {
                Files.deleteIfExists(rows);
            }
        }

        private List<Figure> pairs(Path rows, long smallPeak) throws IOException, SQLException {
            double[] ratios = new double[size.filePairs()];
            StringBuilder seconds = new StringBuilder();
            jvm.mark();
            for (int pair = 0; pair < ratios.length; pair++) {
                double copied = 0;
                if (pair % 2 == 1) {
                    copied = copy(rows);
                }
                double taken = take(size.fileRows(), pair == 0 ? rows : null);
                if (pair % 2 == 0) {
                    copied = copy(rows);
                }
                ratios[pair] = taken / copied;
                seconds.append(String.format(Locale.ROOT, "%s%.1f / %.1f", pair == 0 ? "" : ", ", taken, copied));
                System.out.printf("B4 file: %.1f s, COPY %.1f s%n", taken, copied);
            }
            Jvm.Usage usage = jvm.used();
            String of = String.format(Locale.ROOT, "pairs of %,d rows", size.fileRows());
            String file = String.format(Locale.ROOT, "1 file of %,d rows", size.fileRows() / SMALLER);
            return List.of(
                    Figure.median("B4", "CSV by SFTP: time / COPY of the same rows", ratios, of, 5, true)
                            .with("seconds", seconds)
                            .with("product", usage),
                    Figure.single(
                            "B4",
                            "MiB of peak heap: the large file less a tenth of it",
                            (usage.peakHeap() - smallPeak) / MIB,
                            file + " against those of the pairs, -Xmx256m",
                            64,
                            true));
        }

        private double take(int count) throws IOException, SQLException {
            return take(count, null);
        }

        /** Seconds from the first look at a new file until its last row is in the table; keeps the rows where wanted. */
        private double take(int count, @org.jspecify.annotations.Nullable Path keep) throws IOException, SQLException {
            int number = ++files;
            Path half = sftp.folder().resolve(".half");
            try (Writer file = Files.newBufferedWriter(half)) {
                file.write(HEADER);
                for (int i = 0; i < count; i++) {
                    file.write(String.format(
                            "B4-%02d-%07d,GDPR,ACCESS,m%07d@nowhere.example.org,AGENT_ATTESTED,desk 7,2026-01-02T03:04:05Z,DOCUMENT CALLBACK%n",
                            number, i, i));
                }
            }
            Files.move(half, sftp.folder().resolve("file-" + number + ".csv"));
            long begin = await("select exists (select 1 from intake_file where closed_at is null)");
            long end = await("select exists (select 1 from intake_file where state = 'TAKEN')");
            if (keep != null) {
                keep(keep);
            }
            // Nobody claims the rows, so the file is never told of: the next one finds everything empty.
            db.sql("truncate dsr_intake, intake_file").update();
            return (end - begin) / 1e9;
        }

        private long await(String question) {
            Erasures.until(PATIENCE, 20, "a file", () -> db.sql(question)
                    .query(Boolean.class)
                    .single());
            return System.nanoTime();
        }

        private void keep(Path rows) throws IOException, SQLException {
            try (Connection connection = DriverManager.getConnection(database);
                    OutputStream out = Files.newOutputStream(rows)) {
                long unused =
                        connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy dsr_intake to stdout", out);
            }
        }

        private double copy(Path rows) throws IOException, SQLException {
            db.sql("truncate same_rows").update();
            try (Connection connection = DriverManager.getConnection(database);
                    InputStream in = Files.newInputStream(rows)) {
                long begin = System.nanoTime();
                long unused =
                        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy same_rows from stdin", in);
                return (System.nanoTime() - begin) / 1e9;
            }
        }
    }
}
