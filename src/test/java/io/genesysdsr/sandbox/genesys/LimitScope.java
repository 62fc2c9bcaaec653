package io.genesysdsr.sandbox.genesys;

/** What counts as one caller for the rate limit: Genesys counts by token; by client is the stricter form, for benchmarks. */
public enum LimitScope {
    TOKEN,
    CLIENT
}
