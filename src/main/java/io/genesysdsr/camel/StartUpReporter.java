package io.genesysdsr.camel;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says on standard error, in one sentence and without a stack trace, why the product does not start. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartUpReporter implements SpringBootExceptionReporter {

    private final Path routes;

    StartUpReporter(@Nullable ConfigurableApplicationContext context) {
        String configured = context == null ? null : context.getEnvironment().getProperty("dsr.routes");
        this.routes = Path.of(configured == null ? "routes" : configured);
    }

    @Override
    public boolean reportException(Throwable failure) {
        Optional<String> sentence = Sentences.of(failure, routes);
        sentence.ifPresent(System.err::println);
        return sentence.isPresent();
    }
}
