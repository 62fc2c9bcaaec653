package io.genesysdsr.routes;

import io.genesysdsr.camel.Failures;
import io.genesysdsr.genesys.GenesysSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.AdviceWithRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.util.function.ThrowingConsumer;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.FileSystemResource;

/** A Camel context with the routes under test from {@code routes/}, and beans of the test's own in place of ours. */
abstract class RouteStand {

    final CamelContext camel = new DefaultCamelContext();

    /** What was asked of beans and stand-ins, in order; routes may have threads of their own. */
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());

    private final Map<String, List<ThrowingConsumer<AdviceWithRouteBuilder, Exception>>> changes =
            new LinkedHashMap<>();
    private final List<TemplatedRouteBuilder> fromTemplates = new ArrayList<>();

    RouteStand() {
        camel.setStartupSummaryLevel(StartupSummaryLevel.Off);
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    void bind(String name, Object bean) {
        // The registry would keep both.
        camel.getRegistry().unbind(name);
        camel.getRegistry().bind(name, bean);
    }

    /** One of our own beans that needs nothing outside, made as the product makes it. */
    static <T> T real(Class<T> bean, Object... needs) {
        try (AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext()) {
            for (Object need : needs) {
                beans.getBeanFactory().registerSingleton(need.getClass().getName(), need);
            }
            beans.register(bean);
            beans.refresh();
            return beans.getBean(bean);
        }
    }

    /** Settings of Genesys at {@code api.example}, whose results lie at {@code *.store.example}. */
    static GenesysSettings genesysSettings() {
        URI api = URI.create("https://api.example");
        URI login = URI.create("https://login.example");
        Duration second = Duration.ofSeconds(1);
        return new GenesysSettings(
                null,
                api,
                login,
                "client",
                "secret",
                300,
                Map.of(),
                second,
                second,
                second,
                List.of("*.store.example"));
    }

    /** What {@code support/on-error} names, each a witness; a test that needs more of one binds its own afterwards. */
    void bindWhatTheErrorHandlerNames() {
        bind("failures", new Failures());
        List.of("ledger", "docket", "intake", "trail").forEach(name -> bind(name, new Witness(name, calls)));
    }

    /** Loads route files and starts. */
    void load(String... files) throws Exception {
        KameletComponent kamelets = new KameletComponent();
        kamelets.setLocation("file:routes/doors");
        camel.addComponent("kamelet", kamelets);
        Properties settings = settings();
        camel.getPropertiesComponent().setInitialProperties(settings);
        camel.getComponent("direct", DirectComponent.class)
                .setBlock(Boolean.parseBoolean(settings.getProperty("camel.component.direct.block", "true")));
        for (String file : files) {
            String location = "file:" + Path.of("routes", file);
            PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.resolveMandatoryResource(camel, location));
        }
        for (TemplatedRouteBuilder route : fromTemplates) {
            route.add();
        }
        for (var change : changes.entrySet()) {
            AdviceWith.adviceWith(camel, change.getKey(), false, route -> {
                for (var one : change.getValue()) {
                    one.accept(route);
                }
            });
        }
        camel.start();
    }

    /** The product's own, but for Genesys' addresses. */
    private static Properties settings() {
        YamlPropertiesFactoryBean file = new YamlPropertiesFactoryBean();
        file.setResources(new FileSystemResource("application.yaml"));
        Properties settings = new Properties();
        Objects.requireNonNull(file.getObject()).forEach((key, value) -> settings.put(key, value.toString()));
        settings.setProperty("genesys.api", "https://api.example");
        settings.setProperty("genesys.login", "https://login.example");
        settings.setProperty("genesys.connect-timeout", "1000");
        settings.setProperty("genesys.read-timeout", "1000");
        return settings;
    }

    /** Puts something in the place of a step of a route that will be loaded. */
    void inPlaceOf(String route, String step, Processor does) {
        change(route, r -> r.weaveById(step).replace().process(does));
    }

    /** Lets a route that will be loaded begin at {@code direct:<its id>-now} rather than when its time has come. */
    void beginsWhenTold(String route) {
        change(route, r -> r.replaceFromWith("direct:" + route + "-now"));
    }

    /** Makes a route from a template that will be loaded. */
    void fromTemplate(String template, String route, Map<String, String> parameters) {
        TemplatedRouteBuilder made =
                TemplatedRouteBuilder.builder(camel, template).routeId(route);
        parameters.forEach(made::parameter);
        fromTemplates.add(made);
    }

    private void change(String route, ThrowingConsumer<AdviceWithRouteBuilder, Exception> change) {
        changes.computeIfAbsent(route, r -> new ArrayList<>()).add(change);
    }

    /** Stands in for a route that the one under test calls. */
    void standIn(String uri, Processor does) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("stand-in-" + uri.replaceAll("\\W+", "-")).process(does);
            }
        });
    }

    /** Sends an exchange with one variable and returns it as it came out. */
    Exchange send(String uri, String variable, Object value) {
        return send(uri, exchange -> exchange.setVariable(variable, value));
    }

    /** Sends an exchange that was made ready and returns it as it came out. */
    Exchange send(String uri, Processor ready) {
        return camel.createProducerTemplate().send(uri, ready);
    }
}
