package io.genesysdsr.bench;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;

/**
 * Spring Boot with the product's starters, and nothing of the product: no bean, no route. It carries no stereotype, so
 * that the product's scan does not find it.
 */
@EnableAutoConfiguration
public final class BareStart {

    private BareStart() {}

    /** Starts, says so, and ends with its standard input. */
    public static void main(String[] arguments) throws java.io.IOException {
        SpringApplication application = new SpringApplication(BareStart.class);
        application.addListeners(event -> {
            if (event instanceof ApplicationReadyEvent) {
                System.out.println("bare: ready");
            }
        });
        application.run(arguments);
        while (System.in.read() >= 0) {
            // Only the end counts.
        }
        System.exit(0);
    }
}
