package io.genesysdsr.keys;

/**
 * Bytes that these keys do not open: they belong to another request or place, were changed, or their key was
 * forgotten. Which of these it is, nobody can tell, by design.
 */
public final class Undecryptable extends RuntimeException {

    Undecryptable(Throwable cause) {
        super("Cannot be decrypted under this key and context", cause);
    }
}
