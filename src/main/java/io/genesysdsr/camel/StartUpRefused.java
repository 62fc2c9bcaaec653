package io.genesysdsr.camel;

/** The product cannot start; the message is one sentence that says what is missing and where it is set. */
final class StartUpRefused extends RuntimeException {

    StartUpRefused(String sentence) {
        super(sentence);
    }
}
