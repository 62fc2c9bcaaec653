package io.genesysdsr.request;

import io.genesysdsr.request.AuditLogStore.Event;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what happens around a request without moving it, in the transaction of whoever did it. */
@Component("chronicle")
public class Chronicle {

    private final AuditLogStore audit;

    Chronicle(AuditLogStore audit) {
        this.audit = audit;
    }

    /**
     * One audit event.
     *
     * @param event a past participle
     * @param code why, where there is a code for it
     * @param actor who did it
     * @param details facts and figures, nothing personal
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(UUID requestId, String event, @Nullable String code, String actor, Map<String, ?> details) {
        audit.insert(
                Event.of(requestId, null, event).because(code, null).by(actor).with(details));
    }
}
