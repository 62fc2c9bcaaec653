package io.genesysdsr.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/**
 * As much of an S3 server as small objects need, in a process of its own: {@code PutObject}, {@code HeadObject}, and files
 * on disk. The S3 server of the tests writes the list of all of a bucket's keys anew for each object, so that with
 * thousands of them it, and not its clients, would be measured.
 */
public final class ObjectShelf {

    private static final int BACKLOG = 256;

    private final Path folder;

    private ObjectShelf(Path folder) {
        this.folder = folder;
    }

    /** Serves, with one argument, the folder; says where, and ends with its standard input. */
    public static void main(String[] arguments) throws IOException {
        // Otherwise each answer waits for the acknowledgement of its head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        ObjectShelf shelf = new ObjectShelf(Files.createDirectories(Path.of(arguments[0])));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.createContext("/", shelf::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        System.out.println("shelf=http://127.0.0.1:" + server.getAddress().getPort());
        while (System.in.read() >= 0) {
            // Only the end counts.
        }
        System.exit(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Path file = folder.resolve(
                    exchange.getRequestURI().getPath().substring(1).replace('/', '_'));
            switch (exchange.getRequestMethod()) {
                case "PUT" -> {
                    byte[] content = content(exchange);
                    Files.write(file, content);
                    exchange.getResponseHeaders().set("ETag", '"' + Integer.toHexString(content.length) + '"');
                    exchange.sendResponseHeaders(200, -1);
                }
                case "HEAD" -> {
                    boolean there = Files.exists(file);
                    if (there) {
                        exchange.getResponseHeaders().set("Content-Length", Long.toString(Files.size(file)));
                    }
                    exchange.sendResponseHeaders(there ? 200 : 404, -1);
                }
                default -> exchange.sendResponseHeaders(501, -1);
            }
        }
    }

    private static byte[] content(HttpExchange exchange) throws IOException {
        String form = exchange.getRequestHeaders().getFirst("x-amz-content-sha256");
        try (InputStream body = exchange.getRequestBody()) {
            return form != null && form.startsWith("STREAMING-") ? unframed(body) : body.readAllBytes();
        }
    }

    /** The encoding {@code aws-chunked}: before each chunk a line with its length in hex, behind it an empty one. */
    private static byte[] unframed(InputStream body) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int length = length(body); length > 0; length = length(body)) {
            content.write(body.readNBytes(length));
            String unused = line(body);
        }
        // What is left of it frees the connection for the next request.
        body.transferTo(java.io.OutputStream.nullOutputStream());
        return content.toByteArray();
    }

    private static int length(InputStream body) throws IOException {
        return Integer.parseInt(line(body).replaceFirst(";.*", ""), 16);
    }

    private static String line(InputStream body) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = body.read(); c >= 0 && c != '\n'; c = body.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    /** Starts it for both sides of a comparison. */
    static Shelf start(String name) {
        Child child = Child.java(
                name,
                java.util.List.of("-Xmx192m", "-XX:+UseSerialGC"),
                ObjectShelf.class,
                java.util.List.of("target/bench/" + name + "-" + System.nanoTime()));
        String said = child.awaitLine("shelf=", java.time.Duration.ofSeconds(60));
        return new Shelf(child, said.substring(said.indexOf('=') + 1));
    }

    /** A running one. */
    record Shelf(Child child, String endpoint) implements AutoCloseable {
        @Override
        public void close() {
            child.close();
        }
    }
}
