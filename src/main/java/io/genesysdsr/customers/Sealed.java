package io.genesysdsr.customers;

/** What an encrypted value belongs to, so that those of two rows cannot be exchanged for each other. */
final class Sealed {

    private Sealed() {}

    static String customer(String customerHash) {
        return "customer-key:" + customerHash;
    }

    static String value(String lookupHash) {
        return "customer-value:" + lookupHash;
    }
}
