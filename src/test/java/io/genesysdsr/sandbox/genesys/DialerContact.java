package io.genesysdsr.sandbox.genesys;

/** A row of a contact list of Outbound Dialing. */
public record DialerContact(String id, String contactListId) {}
