package io.genesysdsr.keys;

/** The product has no keys to work with; the message is one sentence that says why and what to do. */
public final class KeysMissing extends RuntimeException {

    // No cause: the reason is in the sentence, and a parser's own message may quote the file.
    KeysMissing(String reason) {
        super("The product does not start without its keys, and " + reason
                + ": set DSR_KEYS_FILE to a file made by `java -jar genesys-dsr.jar keys <file>`.");
    }
}
