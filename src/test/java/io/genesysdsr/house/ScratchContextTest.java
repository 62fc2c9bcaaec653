package io.genesysdsr.house;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.component.mail.DefaultJavaMailSender;
import org.apache.camel.component.mail.JavaMailSender;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.reifier.RouteReifier;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.objenesis.SpringObjenesis;

/** Camel itself builds every route, template and kamelet, in a context that is never started. */
class ScratchContextTest {

    private final DefaultCamelContext context = new DefaultCamelContext(false);
    private final List<RouteFile> files = RouteFile.all();

    @BeforeEach
    void putEverythingThatRoutesNameIntoTheRegistry() {
        // Objects whose constructors never ran: Camel looks at their methods only.
        Beans.ofTheProduct().all().forEach((name, type) -> context.getRegistry()
                .bind(name, new SpringObjenesis().newInstance(type)));
        context.getRegistry().bind("dataSource", DataSource.class, new SimpleDriverDataSource());
        context.getRegistry().bind("identityMail", Session.class, Session.getInstance(new Properties()));
        context.getRegistry().bind("letterSender", JavaMailSender.class, new DefaultJavaMailSender());
        context.getRegistry().bind("answerSender", JavaMailSender.class, new DefaultJavaMailSender());
        context.getRegistry()
                .bind("customersHttpClient", HttpClientConfigurer.class, (HttpClientConfigurer) client -> {});
        KameletComponent kamelets = new KameletComponent();
        kamelets.setLocation("file:routes/doors");
        context.addComponent("kamelet", kamelets);
        context.getPropertiesComponent().setInitialProperties(placeholders());
        context.build();
    }

    private static Properties placeholders() {
        Properties properties = new Properties();
        new TreeMap<>(SettingsFile.values())
                .forEach((key, value) ->
                        properties.setProperty(key, value.replace("\"", "").replaceAll("\\$\\{[^:}]+:([^}]*)}", "$1")));
        properties.setProperty("genesys.api", "https://api.example.org");
        properties.setProperty("genesys.login", "https://login.example.org");
        properties.setProperty("genesys.connect-timeout", "10000");
        properties.setProperty("genesys.read-timeout", "60000");
        return properties;
    }

    @AfterEach
    void close() throws IOException {
        context.close();
    }

    @Test
    void everyRouteIsBuilt() throws Exception {
        List<Resource> resources = new ArrayList<>();
        for (RouteFile file : files) {
            resources.add(ResourceHelper.resolveMandatoryResource(context, "file:" + file.name()));
        }
        PluginHelper.getRoutesLoader(context).loadRoutes(resources);
        files.stream().filter(RouteFile::isKamelet).forEach(this::instance);
        instance("worker", Map.of("system", "gdpr"));
        instance("run", Map.of("system", "gdpr", "lane", "QUICK", "threads", "1"));

        assertThat(context.getRouteDefinitions()).hasSizeGreaterThan(files.size());
        assertThat(context.getRouteDefinitions().stream().flatMap(this::faults)).isEmpty();
        assertThat(context.isStarted()).isFalse();
    }

    @Test
    void aRouteWithAnOptionThatIsNotThereIsFound() throws Exception {
        String text = BrokenRoutes.route("a", "to: {id: x, uri: seda, parameters: {name: b, concurrentConsumer: 3}}");
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("a.camel.yaml", text));
        assertThat(context.getRouteDefinitions().stream().flatMap(this::faults)).hasSize(1);
    }

    private Stream<String> faults(RouteDefinition route) {
        PropertiesComponent properties = context.getPropertiesComponent();
        try {
            // As Camel does for a route that was made of a template.
            properties.setLocalProperties(parameters(route));
            new RouteReifier(context, route).createRoute();
            return Stream.empty();
        } catch (RuntimeException e) {
            return Stream.of(route.getRouteId() + " is not built: " + e.getMessage());
        } finally {
            properties.setLocalProperties(null);
        }
    }

    private static Properties parameters(RouteDefinition route) {
        Properties parameters = new Properties();
        Map<String, Object> given = route.getTemplateParameters();
        if (given != null) {
            parameters.putAll(given);
        }
        return parameters;
    }

    private void instance(RouteFile kamelet) {
        instance(kamelet.simpleName(), Map.of("templateId", kamelet.simpleName(), "routeId", "scratch"));
    }

    private void instance(String template, Map<String, String> parameters) {
        TemplatedRouteBuilder route =
                TemplatedRouteBuilder.builder(context, template).routeId("scratch-" + template);
        parameters.forEach(route::parameter);
        route.add();
    }
}
