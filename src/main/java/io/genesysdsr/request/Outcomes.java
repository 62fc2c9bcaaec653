package io.genesysdsr.request;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** Outcomes for routes of systems that need no Java of their own: the last step of such a route is one of these. */
@Component("outcomes")
public class Outcomes {

    /** The phase is done: on to the next one of the plan. */
    public Outcome done() {
        return new Outcome.Done();
    }

    /**
     * Not yet: come again.
     *
     * @param after how long to wait, such as {@code PT10M} (ISO 8601)
     */
    public Outcome again(String after) {
        return new Outcome.Again(Duration.parse(after));
    }

    /** A person must decide. */
    public Outcome parked(String code) {
        return new Outcome.Parked(code);
    }

    /** The system says no for good. */
    public Outcome refused(String code) {
        return new Outcome.Refused(code);
    }

    /** Given up. */
    public Outcome failed(String code) {
        return new Outcome.Failed(code);
    }
}
