package io.genesysdsr.sandbox.genesys;

import io.genesysdsr.sandbox.GenesysDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A double for each test, under a clock of its own, and a customer who has logged in. */
abstract class CustomerOfTheDouble {

    final SetClock clock = new SetClock();
    final GenesysDoubleSettings settings;
    final GenesysDouble genesys;
    Customer customer;

    CustomerOfTheDouble(GenesysDoubleSettings settings) {
        this.settings = settings;
        this.genesys = GenesysDouble.start(settings, clock);
        this.customer = new Customer(genesys);
    }

    @BeforeEach
    void login() throws Exception {
        customer = Customer.of(genesys);
    }

    @AfterEach
    void close() {
        Customer.leave(genesys);
    }
}
