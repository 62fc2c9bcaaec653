package io.genesysdsr.sandbox;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One S3 server (S3Mock) in a JVM of its own, because it needs another Spring than ours. */
final class S3Server implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern LISTENING = Pattern.compile("Tomcat started on ports .*?(\\d+) \\(http\\)");

    private final Process process;
    private final Watchdog watchdog;
    private final URI endpoint;

    private S3Server(Process process, Watchdog watchdog, int port) {
        this.process = process;
        this.watchdog = watchdog;
        this.endpoint = URI.create("http://127.0.0.1:" + port);
    }

    static S3Server start(Path services, Path run) {
        Path jar = services.resolve("s3mock-exec.jar");
        if (!Files.isReadable(jar)) {
            throw new IllegalStateException(jar + " is missing; `mvn generate-test-resources` puts it there");
        }
        Path data = run.resolve("s3");
        try {
            Process process = new ProcessBuilder(command(jar, data))
                    .redirectErrorStream(true)
                    .start();
            Watchdog watchdog = Watchdog.over(process.pid(), data);
            try {
                return new S3Server(process, watchdog, awaitPort(process, run.resolve("s3.log")));
            } catch (IllegalStateException e) {
                stop(process, watchdog);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI endpoint() {
        return endpoint;
    }

    void createBucket(String name) {
        HttpRequest request = HttpRequest.newBuilder(endpoint.resolve("/" + name))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(30))
                .build();
        try {
            int status = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status != 200) {
                throw new IllegalStateException("The bucket " + name + " was not created: " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop(process, watchdog);
    }

    private static void stop(Process process, Watchdog watchdog) {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        watchdog.close();
    }

    private static List<String> command(Path jar, Path data) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                // Halves the time to start; every byte it stores is copied by the kernel anyway.
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString(),
                // It is a Spring application too: ours would otherwise be read from the working directory.
                "--spring.config.location=classpath:/",
                "--server.address=127.0.0.1",
                // 0 lets the kernel choose while binding, so that nobody can take the port in between.
                "--server.port=0",
                "--http.port=0",
                "--com.adobe.testing.s3mock.store.root=" + data,
                // Above the multipart size of every client that is compared with ours.
                "--com.adobe.testing.s3mock.max-payload-size=64MB");
    }

    private static int awaitPort(Process process, Path log) {
        CompletableFuture<Integer> port = new CompletableFuture<>();
        Thread drain = new Thread(() -> drain(process, log, port), "s3-server-output");
        drain.setDaemon(true);
        drain.start();
        try {
            return port.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The S3 server did not start; its output is in " + log, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void drain(Process process, Path log, CompletableFuture<Integer> port) {
        try (BufferedReader output = process.inputReader();
                BufferedWriter file = Files.newBufferedWriter(log)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                file.write(line);
                file.newLine();
                file.flush();
                Matcher listening = LISTENING.matcher(line);
                if (listening.find()) {
                    port.complete(Integer.valueOf(listening.group(1)));
                }
            }
            port.completeExceptionally(new IllegalStateException("The process ended"));
        } catch (IOException e) {
            port.completeExceptionally(e);
        }
    }
}
