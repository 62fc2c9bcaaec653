package io.genesysdsr.fulfilment.gdpr;

import io.genesysdsr.genesys.GenesysCall;
import java.util.List;

/**
 * One attempt to get a task to Genesys: by sending it, or by looking through all pages for what was sent before.
 *
 * @param standing what was known at its beginning
 * @param isOpen whether there is one more call to make
 * @param page which page of the listing the call reads, from 1; 0 for sending
 * @param call the call to make
 * @param found ids of GDPR requests that are, or could be, the task's
 */
public record Attempt(Standing standing, boolean isOpen, int page, GenesysCall call, List<String> found) {

    Attempt closedWith(List<String> ids) {
        return new Attempt(standing, false, page, call, ids);
    }
}
