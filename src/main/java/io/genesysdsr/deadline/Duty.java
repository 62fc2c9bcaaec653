package io.genesysdsr.deadline;

/** What the law wants the person to be told before the answer, by a moment of its own. */
public enum Duty {
    /** That the request was received, and how it goes on (11 CCR section 7021(a)). */
    CONFIRM,
    /** That it takes longer, and why, within the first period (GDPR and UK GDPR article 12(3), 11 CCR section 7021(b)). */
    TELL_EXTENSION
}
