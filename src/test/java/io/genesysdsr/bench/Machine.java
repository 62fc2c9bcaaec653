package io.genesysdsr.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** When, where and of which commit was measured. */
record Machine(String date, String hardware, String java, String commit) {

    static Machine here() {
        return new Machine(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                "%s, %d cores, %s of memory, %s %s"
                        .formatted(
                                line("/proc/cpuinfo", "model name"),
                                Runtime.getRuntime().availableProcessors(),
                                memory(),
                                System.getProperty("os.name"),
                                System.getProperty("os.version")),
                "Java " + System.getProperty("java.vm.version"),
                head());
    }

    private static String memory() {
        String total = line("/proc/meminfo", "MemTotal").replaceAll("\\D", "");
        return total.isEmpty() ? "?" : Math.round(Long.parseLong(total) / 1048576.0) + " GiB";
    }

    private static String line(String file, String name) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(l -> l.startsWith(name))
                    .findFirst()
                    .map(l -> l.replaceFirst("^[^:]*:\\s*", ""))
                    .orElse("?");
        } catch (IOException e) {
            return "?";
        }
    }

    private static String head() {
        String head = said("git", "rev-parse", "--short=12", "HEAD");
        return said("git", "status", "--porcelain", "--untracked-files=no").isEmpty() ? head : head + " with changes";
    }

    private static String said(String... command) {
        try {
            Process process = new ProcessBuilder(command).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? said : "unknown";
        } catch (IOException e) {
            return "unknown to " + List.copyOf(Arrays.asList(command)).get(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }

    @Override
    public String toString() {
        return "%s, commit %s, %s, %s".formatted(date, commit, hardware, java);
    }
}
