package io.genesysdsr.routes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;

/** A Camel context with the routes under test from {@code routes/}, and beans of the test's own in place of ours. */
abstract class RouteStand {

    final CamelContext camel = new DefaultCamelContext();
    final List<String> calls = new ArrayList<>();

    @AfterEach
    void stop() {
        camel.stop();
    }

    void bind(String name, Object bean) {
        camel.getRegistry().bind(name, bean);
    }

    /** Loads route files and starts. */
    void load(String... files) throws Exception {
        KameletComponent kamelets = new KameletComponent();
        kamelets.setLocation("file:routes/doors");
        camel.addComponent("kamelet", kamelets);
        Properties settings = new Properties();
        settings.setProperty("dsr.routes", "routes");
        settings.setProperty("dsr.intake.poll", "3600000");
        camel.getPropertiesComponent().setInitialProperties(settings);
        for (String file : files) {
            String location = "file:" + Path.of("routes", file);
            PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.resolveMandatoryResource(camel, location));
        }
        camel.start();
    }

    /** Stands in for a route that the one under test calls. */
    void standIn(String uri, org.apache.camel.Processor does) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("stand-in-" + uri.replaceAll("\\W+", "-")).process(does);
            }
        });
    }

    /** Sends an exchange with one variable and returns it as it came out. */
    Exchange send(String uri, String variable, Object value) {
        ProducerTemplate template = camel.createProducerTemplate();
        return template.send(uri, exchange -> exchange.setVariable(variable, value));
    }
}
