package io.genesysdsr.sandbox.genesys;

/** A user of the organisation. */
public record Employee(String id, UserState state) {}
