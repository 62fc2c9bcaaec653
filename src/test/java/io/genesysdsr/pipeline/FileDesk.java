package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genesysdsr.sandbox.SftpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Whoever drops files of requests into the folder and collects the results. */
final class FileDesk {

    static final String HEADER =
            "reference,regulation,subject_right,email,proof_method,proof_by,proof_when,proof_factors\n";

    private final SftpServer sftp;
    private final Duration patience;

    FileDesk(SftpServer sftp, Duration patience) {
        this.sftp = sftp;
        this.patience = patience;
    }

    static String line(String reference, String right, String email) {
        return String.join(
                        ",",
                        reference,
                        "GDPR",
                        right,
                        email,
                        "AGENT_ATTESTED",
                        "desk 7",
                        "2026-01-02T03:04:05Z",
                        "DOCUMENT CALLBACK")
                + "\n";
    }

    /** As a careful program does it: under another name first. */
    void drop(String name, String content) {
        drop(name, content.getBytes(StandardCharsets.UTF_8));
    }

    void drop(String name, byte[] content) {
        try {
            Path half = Files.write(sftp.folder().resolve("." + Journey.unique()), content);
            Files.move(half, sftp.folder().resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of the first result of a file with this safe name, when it is there. */
    List<String> awaitReceipt(String stem) {
        return awaitResult(stem, ".receipt.csv");
    }

    List<String> errors(String stem) {
        return lines(find("results", stem, ".errors.csv").get(0));
    }

    private List<String> awaitResult(String stem, String ending) {
        await().atMost(patience).pollInterval(Duration.ofMillis(50)).untilAsserted(() -> assertThat(
                        find("results", stem, ending))
                .as(() -> "results of " + stem + " among " + find("results", "", "") + ", at work "
                        + find(".taken", "", "") + ", waiting " + find("", stem, ""))
                .isNotEmpty());
        return lines(find("results", stem, ending).get(0));
    }

    /** Waits until the original lies in a folder, and everything is tidy. */
    Path awaitOriginal(String folder, String stem) {
        await().atMost(patience)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(
                        () -> assertThat(find(folder, stem, "")).as(folder).isNotEmpty());
        return find(folder, stem, "").get(0);
    }

    /** Files in a subfolder whose names begin and end so. */
    List<Path> find(String subfolder, String begin, String end) {
        Path folder = sftp.folder().resolve(subfolder);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> !Files.isDirectory(f))
                    .filter(f -> f.getFileName().toString().startsWith(begin)
                            && f.getFileName().toString().endsWith(end))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
