package io.genesysdsr.delivery;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.jspecify.annotations.Nullable;

/** Reads what was submitted as one address and nothing else: no list, no name, no second line. */
final class MailAddress {

    private MailAddress() {}

    /** The address, or null where it is none that a mail could be sent to. */
    static @Nullable InternetAddress of(@Nullable String submitted) {
        if (submitted == null || submitted.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            return null;
        }
        try {
            InternetAddress address = new InternetAddress(submitted, true);
            // "Somebody <a@example.org>" and groups parse as well.
            return submitted.equals(address.getAddress()) && submitted.contains("@") && !address.isGroup()
                    ? address
                    : null;
        } catch (AddressException e) {
            return null;
        }
    }
}
