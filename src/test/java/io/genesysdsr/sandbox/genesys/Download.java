package io.genesysdsr.sandbox.genesys;

import java.time.Instant;

/** A file to be fetched until its end. */
record Download(String id, Archive archive, Instant ends) {}
