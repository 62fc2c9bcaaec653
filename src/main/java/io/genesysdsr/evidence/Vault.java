package io.genesysdsr.evidence;

import io.genesysdsr.failure.TryLater;
import io.genesysdsr.keys.Keys;
import io.genesysdsr.request.Artifact;
import io.genesysdsr.request.Artifacts;
import io.genesysdsr.request.Register;
import io.genesysdsr.request.Task;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps what a task collected: intended first, then streamed into the store, then noted; never half an object. */
@Component("vault")
public class Vault {

    private static final String NO_STREAM = "evidence-702";

    private final ArtifactVault store;
    private final Artifacts artifacts;
    private final Register register;
    private final Keys keys;

    Vault(ArtifactVault store, Artifacts artifacts, Register register, Keys keys) {
        this.store = store;
        this.artifacts = artifacts;
        this.register = register;
        this.keys = keys;
    }

    /**
     * Commits that something is about to be stored.
     *
     * @param source where it comes from; only its keyed hash is kept
     */
    public Artifact intend(Task task, String source) {
        return artifacts.intend(task, hash(source));
    }

    /** Settles that these are all: what an earlier, interrupted run left under other names counts no longer. */
    public void settle(Task task, List<String> sources) {
        artifacts.supersedeOthers(task, sources.stream().map(this::hash).toList());
    }

    /**
     * Streams it into the store.
     *
     * @param length how many bytes are announced, -1 where nobody said
     */
    public void keep(Task task, Artifact artifact, @Nullable InputStream bytes, long length) {
        if (bytes == null) {
            throw TryLater.withoutEffect(NO_STREAM, null);
        }
        StoredArtifact stored = store.store(artifact.s3Key(), bytes, length, register.key(task.requestId()));
        artifacts.stored(task, artifact, stored.sha256Hex(), stored.bytes(), stored.storedBytes(), stored.empty());
    }

    private String hash(String source) {
        return keys.lookupHash("SOURCE", source);
    }
}
