package io.genesysdsr.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the routes name is there: beans and their methods, constants, other routes. */
class WiringTest {

    private static final List<RouteFile> FILES = RouteFile.all();

    @Test
    void everyBeanMethodPropertyAndConstantFits() {
        assertThat(TypeFlow.faults(FILES, Beans.ofTheProduct())).isEmpty();
    }

    @Test
    void everyTargetExists() {
        assertThat(WiringRules.everyTargetExists(FILES)).isEmpty();
    }

    @Test
    void everyTemplateOfAnInstanceExists() {
        assertThat(WiringRules.everyTemplateOfAnInstanceExists(FILES)).isEmpty();
    }

    @Test
    void aDirectRouteListensUnderItsOwnName() {
        assertThat(WiringRules.aDirectRouteListensUnderItsOwnName(FILES)).isEmpty();
    }

    @Test
    void everyPhaseOfThePlanHasItsRoute() {
        assertThat(Plan.routes()).isNotEmpty();
        assertThat(WiringRules.everyPhaseOfThePlanHasItsRoute(FILES)).isEmpty();
    }

    @Test
    void everyDirectRouteIsCalledOrPlanned() {
        assertThat(WiringRules.everyDirectRouteIsCalled(FILES)).isEmpty();
    }
}
