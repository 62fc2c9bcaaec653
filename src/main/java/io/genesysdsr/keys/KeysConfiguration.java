package io.genesysdsr.keys;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the keys of the file that the configuration names available, or stops the start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeysSettings.class)
class KeysConfiguration {

    @Bean
    Keys keys(KeysSettings settings) {
        return Keys.from(settings.file());
    }
}
