package io.genesysdsr.fulfilment;

import io.genesysdsr.request.Phase;
import io.genesysdsr.request.Regulation;
import io.genesysdsr.request.Right;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which systems each right involves; the keys are explained in {@code application.yaml}.
 *
 * @param ownWork how long our own work may take beside the systems'
 * @param any the plan of each right, under whatever regulation
 * @param only the plans of single regulations, which replace the one under {@code any}
 */
@ConfigurationProperties("dsr.plan")
public record PlanSettings(
        Duration ownWork,
        @DefaultValue Map<Right, List<Step>> any,
        @DefaultValue Map<Regulation, Map<Right, List<Step>>> only) {

    /**
     * One system's part.
     *
     * @param system the folder under {@code routes/4-fulfil}
     * @param phases what it does, in order
     * @param providerTime how long the system may take
     */
    public record Step(
            String system,
            List<Phase> phases,
            @DefaultValue("0s") Duration providerTime) {

        public Step {
            if (system == null || system.isBlank() || phases == null || phases.isEmpty()) {
                throw new IllegalArgumentException(
                        "A step under dsr.plan in application.yaml needs a system and at least one phase");
            }
            if (!phases.equals(List.copyOf(new TreeSet<>(phases))) || phases.get(0) != Phase.SUBMIT) {
                throw new IllegalArgumentException("The phases of the system " + system
                        + " under dsr.plan in application.yaml must begin with SUBMIT and keep the order "
                        + List.of(Phase.values()) + ", each at most once.");
            }
        }
    }

    /** The steps for a right under a regulation; empty where there are none. */
    List<Step> steps(Regulation regulation, Right right) {
        List<Step> special = only.getOrDefault(regulation, Map.of()).get(right);
        return special != null ? special : any.getOrDefault(right, List.of());
    }

    /** Every phase of every system that any plan lists. */
    public Map<String, Set<Phase>> systems() {
        return java.util.stream.Stream.concat(
                        any.values().stream(), only.values().stream().flatMap(m -> m.values().stream()))
                .flatMap(List::stream)
                .collect(Collectors.toMap(Step::system, s -> Set.copyOf(s.phases()), PlanSettings::union));
    }

    private static Set<Phase> union(Set<Phase> a, Set<Phase> b) {
        return java.util.stream.Stream.concat(a.stream(), b.stream()).collect(Collectors.toSet());
    }
}
