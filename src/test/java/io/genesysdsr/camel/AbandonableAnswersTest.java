package io.genesysdsr.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A download that is given up in the middle costs no more bytes; the server here would go on for hours. */
class AbandonableAnswersTest {

    private static final long GIBIBYTE = 1L << 30;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final CountDownLatch pace = new CountDownLatch(1);
    private ServerSocket listening;
    private CompletableFuture<Long> sent;

    @BeforeEach
    void aSlowServer() throws Exception {
        listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        sent = CompletableFuture.supplyAsync(this::trickle);
    }

    @AfterEach
    void stop() throws IOException {
        pace.countDown();
        listening.close();
        camel.stop();
    }

    @Test
    void closingTheStreamDropsTheConnection() throws Exception {
        get(exchange -> {
            InputStream bytes = exchange.getMessage().getBody(InputStream.class);
            assertThat(bytes.readNBytes(100_000)).hasSize(100_000);
            bytes.close();
        });
    }

    @Test
    void anExchangeThatEndsBeforeTheStreamDropsItAsWell() throws Exception {
        get(exchange -> exchange.getMessage().setBody(null));
    }

    private void get(Processor reading) throws Exception {
        // As in application.yaml.
        camel.setStreamCaching(false);
        camel.getRegistry().bind("client", new CamelConfiguration().genesysHttpClient());
        String uri = "http://" + listening.getInetAddress().getHostAddress() + ":" + listening.getLocalPort()
                + "?disableStreamCache=true&httpClientConfigurer=#client";
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:get").to(uri).process(reading);
            }
        });
        camel.start();
        Exchange ended = assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> camel.createProducerTemplate().send("direct:get", e -> {}));
        assertThat(ended.getException()).isNull();
        assertThat(sent.get(20, TimeUnit.SECONDS)).isLessThan(GIBIBYTE / 10);
    }

    /** Announces a gibibyte, and sends on until the other side has had enough. */
    private long trickle() {
        long bytes = 0;
        try (Socket caller = listening.accept();
                OutputStream out = caller.getOutputStream()) {
            out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + GIBIBYTE + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = new byte[64 << 10];
            for (boolean slow = true; slow && bytes < GIBIBYTE; ) {
                out.write(chunk);
                bytes += chunk.length;
                slow = !pace.await(10, TimeUnit.MILLISECONDS);
            }
        } catch (IOException hungUp) {
            return bytes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return bytes;
    }
}
