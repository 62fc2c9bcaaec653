package io.genesysdsr.camel;

import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Up while the routes run. A route that somebody stopped is counted, but is no fault: a system that is paused on purpose
 * must not have its replica replaced.
 */
@Component
class RoutesHealthIndicator implements HealthIndicator {

    private final CamelContext context;

    RoutesHealthIndicator(CamelContext context) {
        this.context = context;
    }

    @Override
    public Health health() {
        long running = context.getRoutes().stream()
                .map(Route::getRouteId)
                .filter(id -> context.getRouteController().getRouteStatus(id).isStarted())
                .count();
        Health.Builder health = context.isStarted() && running > 0 ? Health.up() : Health.down();
        return health.withDetail("running", running)
                .withDetail("stopped", context.getRoutesSize() - running)
                .build();
    }
}
