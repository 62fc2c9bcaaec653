package io.genesysdsr.camel;

import io.genesysdsr.fulfilment.PlanSettings;
import io.genesysdsr.request.LedgerSettings;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.stereotype.Component;

/** Makes a worker for each system that a plan lists, from the template {@code routes/support/worker.camel.yaml}. */
@Component
class Workers implements CamelContextConfiguration {

    private final PlanSettings plan;
    private final LedgerSettings ledger;

    Workers(PlanSettings plan, LedgerSettings ledger) {
        this.plan = plan;
        this.ledger = ledger;
    }

    @Override
    public void beforeApplicationStart(CamelContext context) {
        // The template is loaded with the routes, so there is nothing to make workers from yet.
    }

    @Override
    public void afterApplicationStart(CamelContext context) {
        new TreeMap<>(plan.systems()).keySet().forEach(system -> {
            add(context, "run", "run-" + system, Map.of("lane", "QUICK", "threads", ledger.quickThreads()), system);
            add(
                    context,
                    "run",
                    "run-" + system + "-long",
                    Map.of("lane", "LONG", "threads", ledger.longThreads()),
                    system);
            add(context, "worker", "worker-" + system, Map.of(), system);
        });
    }

    private static void add(
            CamelContext context, String template, String id, Map<String, ?> parameters, String system) {
        TemplatedRouteBuilder route =
                TemplatedRouteBuilder.builder(context, template).routeId(id).parameter("system", system);
        parameters.forEach(route::parameter);
        route.add();
    }
}
