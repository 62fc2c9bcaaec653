package io.genesysdsr.pipeline;

import io.genesysdsr.GenesysDsrApplication;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;

/** The product with one thing more: it halts, as if the power went, before or after a step that is named by its id. */
public final class HaltingProduct {

    private HaltingProduct() {}

    public static void main(String[] args) {
        SpringApplication.run(new Class<?>[] {GenesysDsrApplication.class, Halt.class}, args);
    }

    /** {@code -Ddsr.halt=before:<step id>} or {@code after:<step id>}. */
    static class Halt {

        private static final String WHERE = System.getProperty("dsr.halt", "");

        /** The steps are wrapped, which Camel's asynchronous engine would do without; it says so at each. */
        @Bean
        InterceptStrategy haltAtStep() {
            return Halt::wrap;
        }

        private static Processor wrap(CamelContext context, NamedNode step, Processor target, Processor next) {
            if (WHERE.equals("before:" + step.getId())) {
                return exchange -> Runtime.getRuntime().halt(ProductProcess.HALTED);
            }
            if (WHERE.equals("after:" + step.getId())) {
                return exchange -> {
                    target.process(exchange);
                    if (exchange.getException() == null) {
                        Runtime.getRuntime().halt(ProductProcess.HALTED);
                    }
                };
            }
            return target;
        }
    }
}
