package io.genesysdsr.customers;

/** Where the master customer index is. */
public enum CustomerSource {
    /** There is none: nothing is known of anybody. */
    NONE,
    /** In this product's own table, filled by the command {@code customers}. */
    TABLE,
    /** At a service of the company's, asked over HTTP. */
    REST
}
