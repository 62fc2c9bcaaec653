package io.genesysdsr.fulfilment.gdpr;

import io.genesysdsr.genesys.GenesysCall;
import io.genesysdsr.request.Identifier;
import java.util.List;

/**
 * Looking a subject up again by each term it was known by. Personal data: its text shows nothing.
 *
 * @param remaining terms still to be looked up
 * @param call the next look-up; of no meaning once nothing remains
 * @param stillListed whether a look-up still led to the subject
 */
public record Confirmation(List<Identifier> remaining, GenesysCall call, boolean stillListed) {

    /** Whether there is one more term to look up; one that still leads there is enough. */
    public boolean isOpen() {
        return !remaining.isEmpty() && !stillListed;
    }

    @Override
    public String toString() {
        return "Confirmation[]";
    }
}
