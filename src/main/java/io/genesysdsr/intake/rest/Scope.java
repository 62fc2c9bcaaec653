package io.genesysdsr.intake.rest;

/** What a token may allow its client, by the claim {@code scope} or {@code scp}. */
enum Scope {
    /** Send requests. */
    SUBMIT("dsr.submit"),
    /** Say that a person has proved who they are: to be given to nobody who does not check it. */
    ATTEST("dsr.attest"),
    /** Ask where the client's own requests stand. */
    READ("dsr.read"),
    /** Ask where any request stands, whoever sent it. */
    READ_ALL("dsr.read.all"),
    /** Withdraw the client's own requests. */
    WITHDRAW("dsr.withdraw");

    private final String value;

    Scope(String value) {
        this.value = value;
    }

    /** As it stands in a token. */
    String value() {
        return value;
    }
}
