package io.genesysdsr.operations;

import java.util.Properties;
import org.springframework.boot.autoconfigure.quartz.QuartzProperties;
import org.springframework.boot.autoconfigure.quartz.SchedulerFactoryBeanCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives Quartz the check-in that the fleet counts by. */
@Configuration(proxyBeanMethods = false)
class QuartzSettings {

    @Bean
    SchedulerFactoryBeanCustomizer oneCheckInForAll(QuartzProperties quartz, OperationsSettings settings) {
        return factory -> {
            Properties properties = new Properties();
            properties.putAll(quartz.getProperties());
            properties.setProperty(
                    "org.quartz.jobStore.clusterCheckinInterval",
                    Long.toString(settings.checkIn().toMillis()));
            factory.setQuartzProperties(properties);
        };
    }
}
