package io.genesysdsr.evidence;

/** The place of the evidence is not, or not safely, configured; the message is one sentence that says what to set. */
public final class EvidenceMisconfigured extends RuntimeException {

    EvidenceMisconfigured(String sentence) {
        super(sentence);
    }
}
