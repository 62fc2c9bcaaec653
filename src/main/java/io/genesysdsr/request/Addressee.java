package io.genesysdsr.request;

import org.jspecify.annotations.Nullable;

/**
 * Whom letters about a request are written to. Personal data: its text shows nothing.
 *
 * @param name how the person is called, as it was submitted, or null
 * @param email the address that was submitted, or null where there was none
 * @param proved whether somebody has proved who is asking
 */
public record Addressee(@Nullable String name, @Nullable String email, boolean proved) {

    @Override
    public String toString() {
        return "Addressee[]";
    }
}
