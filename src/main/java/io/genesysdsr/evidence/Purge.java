package io.genesysdsr.evidence;

import io.genesysdsr.failure.Failure;
import io.genesysdsr.request.Remains;
import io.genesysdsr.request.Remains.Remnant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps the product from becoming a store of personal data (GDPR article 5(1)(e), storage limitation): deletes what does
 * not count any more, and forgets requests some time after their end. Every step can be repeated.
 */
@Component("purge")
public class Purge {

    private static final Logger LOG = LoggerFactory.getLogger(Purge.class);
    private static final UUID FIRST = new UUID(0, 0);
    private static final int PAGE = 500;
    /** One object that cannot be deleted must not keep the others; a store that is away is not asked for all of them. */
    private static final int PATIENCE = 20;

    private final Remains remains;
    private final ArtifactVault store;
    private final PurgeSettings settings;

    Purge(Remains remains, ArtifactVault store, PurgeSettings settings) {
        this.remains = remains;
        this.store = store;
        this.settings = settings;
    }

    /** Commits which objects are about to be deleted. */
    public void intend() {
        int more = remains.intend(settings.supersededAfter(), settings.forgetAfter());
        LOG.info("{} objects are to be deleted", more);
    }

    /** Deletes the objects, each noted at once; those that could not be deleted are tried again by the next run. */
    public void delete() {
        int kept = 0;
        UUID after = FIRST;
        for (List<Remnant> page = page(after); !page.isEmpty() && kept < PATIENCE; page = page(after)) {
            for (Remnant remnant : page) {
                after = remnant.artifactId();
                kept += isDeleted(remnant) ? 0 : 1;
                if (kept == PATIENCE) {
                    LOG.warn("The store is left alone until the next run");
                    break;
                }
            }
        }
    }

    private List<Remnant> page(UUID after) {
        return remains.intended(after, PAGE);
    }

    private boolean isDeleted(Remnant remnant) {
        try {
            store.delete(remnant.s3Key());
        } catch (Failure failure) {
            LOG.warn("{}: the object of artifact {} could not be deleted", failure.code(), remnant.artifactId());
            return false;
        }
        remains.purged(remnant);
        return true;
    }

    /** Forgets the requests of which no object is left. */
    public void forget() {
        int forgotten = 0;
        int more = remains.forget(settings.forgetAfter(), PAGE);
        while (more > 0) {
            forgotten += more;
            more = remains.forget(settings.forgetAfter(), PAGE);
        }
        LOG.info("Forgot {} requests that closed {} ago", forgotten, settings.forgetAfter());
    }
}
