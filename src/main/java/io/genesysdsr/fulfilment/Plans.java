package io.genesysdsr.fulfilment;

import io.genesysdsr.failure.NeedsPerson;
import io.genesysdsr.request.Docket;
import io.genesysdsr.request.PlannedTask;
import io.genesysdsr.request.Request;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Splits a request into tasks: one for each system of its plan and each identifier that the systems are asked for. */
@Component("plans")
public class Plans {

    private static final String NO_PLAN = "plan-301";

    private final PlanSettings settings;
    private final Docket docket;

    Plans(PlanSettings settings, Docket docket) {
        this.settings = settings;
        this.docket = docket;
    }

    /** Writes the tasks of the request into the ledger. */
    public void plan(Request request) {
        List<PlanSettings.Step> steps = settings.steps(request.regulation(), request.right());
        List<UUID> targets = docket.targets(request);
        if (steps.isEmpty() || targets.isEmpty()) {
            throw new NeedsPerson(NO_PLAN);
        }
        docket.planned(
                request,
                steps.stream()
                        .flatMap(step -> targets.stream().map(target -> task(request, step, target)))
                        .toList());
    }

    private PlannedTask task(Request request, PlanSettings.Step step, UUID target) {
        return new PlannedTask(
                step.system(),
                step.phases(),
                target,
                request.deadlineAt().minus(step.providerTime()).minus(settings.ownWork()));
    }
}
