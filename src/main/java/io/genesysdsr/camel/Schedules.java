package io.genesysdsr.camel;

import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Lets {@code quartz:} in a route mean the clustered scheduler: each firing reaches the route on one replica. It fires
 * only while the routes run, because a firing that finds no route is lost until the next one.
 */
@Configuration(proxyBeanMethods = false)
class Schedules {

    @Bean
    QuartzComponent quartz(Scheduler scheduler) {
        QuartzComponent component = new QuartzComponent();
        component.setScheduler(scheduler);
        component.setAutoStartScheduler(false);
        return component;
    }

    @Bean
    CamelContextConfiguration schedulesFireWhileTheRoutesRun(Scheduler scheduler) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext context) {
                context.getManagementStrategy().addEventNotifier(new StandBy(scheduler));
            }

            @Override
            public void afterApplicationStart(CamelContext context) {
                try {
                    scheduler.start();
                } catch (SchedulerException e) {
                    throw new IllegalStateException("The clustered scheduler does not start", e);
                }
            }
        };
    }

    /** Leaves further firings to the other replicas as soon as the routes stop. */
    private static final class StandBy extends SimpleEventNotifierSupport {

        private final Scheduler scheduler;

        StandBy(Scheduler scheduler) {
            this.scheduler = scheduler;
        }

        @Override
        public boolean isEnabled(CamelEvent event) {
            return event instanceof CamelEvent.CamelContextStoppingEvent;
        }

        @Override
        public void notify(CamelEvent event) throws SchedulerException {
            scheduler.standby();
        }
    }
}
