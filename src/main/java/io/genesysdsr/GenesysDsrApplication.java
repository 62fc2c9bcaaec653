package io.genesysdsr;

import io.genesysdsr.camel.Preflight;
import io.genesysdsr.customers.CustomersCommand;
import io.genesysdsr.keys.KeysCommand;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The product: Camel routes from {@code routes/}, on Spring Boot. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class GenesysDsrApplication {

    /**
     * Starts the product, or runs a command without starting it.
     *
     * @param args settings such as {@code --server.port=8080}; or {@code keys} and what {@link KeysCommand} takes;
     *     or {@code customers} and what {@link CustomersCommand} takes
     */
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("keys")) {
            System.exit(KeysCommand.run(args));
        }
        if (args.length > 0 && args[0].equals("customers")) {
            System.exit(CustomersCommand.run(args));
        }
        SpringApplication product = new SpringApplication(GenesysDsrApplication.class);
        product.addListeners(new Preflight());
        try {
            product.run(args);
        } catch (SpringApplication.AbandonedRunException e) {
            throw e;
        } catch (RuntimeException e) {
            // The reason is said by now; whatever threads were started must not keep the process alive.
            System.exit(1);
        }
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Supplier<UUID> ids() {
        return UUID::randomUUID;
    }
}
