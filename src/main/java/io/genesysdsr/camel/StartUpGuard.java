package io.genesysdsr.camel;

import io.genesysdsr.fulfilment.PlanSettings;
import io.genesysdsr.request.Phase;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Stops the start before any route runs, where a plan lists a phase whose route is not there. */
@Component
@Order(0)
class StartUpGuard implements CamelContextConfiguration {

    private final PlanSettings plan;

    StartUpGuard(PlanSettings plan) {
        this.plan = plan;
    }

    @Override
    public void beforeApplicationStart(CamelContext context) {
        ModelCamelContext model = (ModelCamelContext) context;
        if (plan.systems().isEmpty()) {
            throw new StartUpRefused(
                    "No system is planned for any right: list them under dsr.plan in application.yaml.");
        }
        new TreeMap<>(plan.systems())
                .forEach((system, phases) -> inOrder(phases).forEach(phase -> {
                    String name = phase.name().toLowerCase(Locale.ROOT);
                    if (model.getRouteDefinition(system + "-" + name) == null) {
                        throw new StartUpRefused(
                                "A plan under dsr.plan in application.yaml lists the phase %s of the system %s, but there is no route %s-%s: add it as routes/4-fulfil/%s/%s.camel.yaml or take the phase out of the plan."
                                        .formatted(phase, system, system, name, system, name));
                    }
                }));
    }

    @Override
    public void afterApplicationStart(CamelContext context) {
        // Whatever was missing has stopped the start already.
    }

    private static List<Phase> inOrder(Set<Phase> phases) {
        return List.copyOf(new TreeSet<>(phases));
    }
}
