package io.genesysdsr.request;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands out what is known about a request. */
@Component("dossiers")
public class Dossiers {

    private final DossierStore store;

    Dossiers(DossierStore store) {
        this.store = store;
    }

    /** Everything about one request, as of one moment. */
    @Transactional(readOnly = true)
    public Dossier of(UUID requestId) {
        return store.read(requestId);
    }
}
