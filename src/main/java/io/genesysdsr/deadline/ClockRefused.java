package io.genesysdsr.deadline;

/** The law, or what happened before, does not allow what somebody wants of the clock; nothing was changed. */
public final class ClockRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    ClockRefused(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    /** The code that {@code docs/operating.md} explains. */
    public String code() {
        return code;
    }
}
