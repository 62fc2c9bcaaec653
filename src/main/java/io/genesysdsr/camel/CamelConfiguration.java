package io.genesysdsr.camel;

import io.genesysdsr.genesys.GenesysSettings;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What Camel cannot be told in {@code application.yaml}. */
@Configuration(proxyBeanMethods = false)
class CamelConfiguration {

    /** Kamelets lie beside the routes; the component has no starter, so its location is set here. */
    @Bean("kamelet-component")
    KameletComponent kamelets(@Value("${dsr.routes}") String routes) {
        KameletComponent component = new KameletComponent();
        component.setLocation("file:" + routes + "/doors");
        return component;
    }

    /**
     * The HTTP client repeats nothing, follows nothing and keeps no cookie: the ledger repeats, and a redirect must not
     * carry the token to another host. An answer that nobody reads to its end is dropped with its connection.
     */
    @Bean
    HttpClientConfigurer genesysHttpClient() {
        return client -> client.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .addExecInterceptorLast("abandon", new AbandonableAnswers());
    }

    /** The same for the service that knows the customers, which is not Genesys and shares nothing with it. */
    @Bean
    HttpClientConfigurer customersHttpClient() {
        return client -> client.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching();
    }

    /** Makes the region's addresses known to the routes as {@code {{genesys.api}}} and {@code {{genesys.login}}}. */
    @Bean
    CamelContextConfiguration genesysAddresses(GenesysSettings settings) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext context) {
                Properties addresses = new Properties();
                addresses.setProperty("genesys.api", settings.api().toString());
                addresses.setProperty("genesys.login", settings.login().toString());
                addresses.setProperty(
                        "genesys.connect-timeout",
                        Long.toString(settings.connectTimeout().toMillis()));
                addresses.setProperty(
                        "genesys.read-timeout",
                        Long.toString(settings.readTimeout().toMillis()));
                context.getPropertiesComponent().setOverrideProperties(addresses);
            }

            @Override
            public void afterApplicationStart(CamelContext context) {
                // Nothing to do once the routes run.
            }
        };
    }
}
