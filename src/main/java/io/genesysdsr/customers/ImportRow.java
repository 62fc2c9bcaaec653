package io.genesysdsr.customers;

/**
 * One row of an import. Personal data: its text shows the number alone.
 *
 * @param number the row's number as the one who wrote the file counts; from 1, the header being one
 * @param customer the customer's key in the CRM
 * @param party what kind of customer it is
 * @param held what the customer holds or held
 */
record ImportRow(long number, String customer, Party party, Held held) {

    @Override
    public String toString() {
        return "ImportRow[" + number + "]";
    }
}
