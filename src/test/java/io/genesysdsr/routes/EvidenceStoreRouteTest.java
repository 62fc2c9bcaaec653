package io.genesysdsr.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.genesysdsr.failure.TryLater;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The door to the evidence store: fetched once, kept while it streams, and noted where it is no more. */
class EvidenceStoreRouteTest extends RouteStand {

    private boolean stored;
    private String state = "OPEN";
    private String failsAt = "";

    @BeforeEach
    void aStoreWithoutS3BehindIt() throws Exception {
        bindWhatTheErrorHandlerNames();
        bind("vault", new Vault());
        bind("artifacts", new Artifacts());
        load("support/on-error.camel.yaml");
        standIn("direct:genesys-download", e -> {
            note("download");
            e.setVariable("download", new Download(state, 5));
            e.getMessage().setBody(new Stream());
        });
    }

    @Test
    void aResultIsKeptWhileItsStreamIsOpenAndItsAnnouncedLengthGoesAlong() {
        Exchange out = store();
        assertThat(calls).startsWith("intend link", "download", "keep link: 5 of 5 bytes");
        assertThat(out.isFailed()).isFalse();
    }

    @Test
    void whatIsStoredAlreadyIsNotFetchedAgain() {
        stored = true;
        store();
        assertThat(calls).containsExactly("intend link");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GONE", "OPENING"})
    void whatDoesNotOpenIsNotedAndNothingIsKept(String cameTo) {
        state = cameTo;
        store();
        assertThat(calls).startsWith("intend link", "download", "expired link");
        assertThat(calls).noneMatch(call -> call.startsWith("keep"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"intend", "download", "keep"})
    void aFailureIsTheLedgersAndNothingFollows(String step) {
        failsAt = step;
        store();
        assertThat(calls)
                .filteredOn(call -> call.startsWith("ledger"))
                .containsExactly("ledger hears of the task: evidence-701");
        assertThat(calls).noneMatch(call -> call.startsWith("keep") || call.startsWith("expired"));
    }

    private Exchange store() {
        return send("kamelet:evidence-store", e -> {
            e.setVariable("task", "the task");
            e.setVariable("result", new Result("link", "link?secret"));
        });
    }

    private void note(String call) {
        if (!failsAt.isEmpty() && call.startsWith(failsAt)) {
            throw TryLater.withoutEffect("evidence-701", null);
        }
        calls.add(call);
    }

    /** One archive. */
    public record Result(String source, String link) {}

    /** What came of a download. */
    public record Download(String state, long length) {}

    /** What is intended to be stored. */
    public record Artifact(String source, boolean isStored) {}

    /** Bytes that are gone once somebody closed them. */
    private static final class Stream extends ByteArrayInputStream {

        private boolean closed;

        Stream() {
            super(new byte[5]);
        }

        @Override
        public synchronized int read(byte[] into, int off, int len) {
            if (closed) {
                throw new UncheckedIOException(new IOException("Stream closed"));
            }
            return super.read(into, off, len);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** What the kamelet asks of the vault. */
    public final class Vault {
        public Artifact intend(Object task, String source) {
            note("intend " + source);
            return new Artifact(source, stored);
        }

        public void keep(Object task, Artifact artifact, InputStream bytes, long length) throws IOException {
            note("keep " + artifact.source() + ": " + bytes.read(new byte[9], 0, 9) + " of " + length + " bytes");
        }
    }

    /** What the kamelet asks of the artifacts. */
    public final class Artifacts {
        public void expired(Object task, Artifact artifact) {
            note("expired " + artifact.source());
        }
    }
}
