package io.genesysdsr.identity;

import io.genesysdsr.genesys.GenesysCall;
import io.genesysdsr.request.ProofMethod;
import jakarta.mail.internet.MimeMessage;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link or code on its way to an address. It holds a secret and is personal: its text shows the id alone.
 *
 * @param id the challenge's
 * @param method decides the route
 * @param mail the letter with the link, else null
 * @param call the call that sends the code, else null
 */
public record ChallengeMessage(
        UUID id,
        ProofMethod method,
        @Nullable MimeMessage mail,
        @Nullable GenesysCall call) {

    @Override
    public String toString() {
        return "ChallengeMessage[" + id + "]";
    }
}
