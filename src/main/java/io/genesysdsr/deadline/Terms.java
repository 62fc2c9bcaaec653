package io.genesysdsr.deadline;

import io.genesysdsr.fulfilment.PlanSettings;
import io.genesysdsr.request.Request;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What follows from the law, from the plan and from our own settings for one request. */
@Component
class Terms {

    private final Deadlines deadlines;
    private final DeadlineSettings settings;
    private final PlanSettings plan;

    Terms(Deadlines deadlines, DeadlineSettings settings, PlanSettings plan) {
        this.deadlines = deadlines;
        this.settings = settings;
        this.plan = plan;
    }

    Instant due(Course course) {
        return deadlines.due(course);
    }

    Optional<Instant> confirmBy(Course course) {
        return deadlines.confirmBy(course);
    }

    boolean isExtendable(Request request) {
        return deadlines.isExtendable(request.regulation());
    }

    boolean isPausable(Request request, PauseReason reason) {
        return deadlines.isPausable(request.regulation(), request.right(), reason);
    }

    /** When the answer is due for ourselves. */
    Instant internalDue(Request request, Instant deadline) {
        return deadline.minus(Objects.requireNonNull(settings.internalBefore().get(request.regulation())));
    }

    /** When work outside must have begun: the deadline less the slowest system's time and our own work. */
    Instant latestSafe(Request request, Instant deadline) {
        return deadline.minus(plan.leadTime(request.regulation(), request.right()));
    }
}
