package io.genesysdsr.request;

/** Tasks that take long have workers of their own, so that they block nobody. */
public enum Lane {
    /** {@link Phase#SUBMIT}, {@link Phase#AWAIT}, {@link Phase#CONFIRM}: a call or two. */
    QUICK,
    /** {@link Phase#COLLECT}: a download of any size. */
    LONG
}
