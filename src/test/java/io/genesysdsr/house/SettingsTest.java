package io.genesysdsr.house;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The routes, {@code application.yaml} and the settings records speak of the same keys. */
class SettingsTest {

    @Test
    void everyPlaceholderInARouteIsASettingThatARecordBinds() {
        assertThat(RouteFile.all().stream().flatMap(SettingsRules::everyPlaceholderIsASetting))
                .isEmpty();
    }

    @Test
    void everyKeyOfTheProductIsBoundByARecord() {
        assertThat(SettingsFile.entries("dsr")).hasSizeGreaterThan(30);
        assertThat(SettingsRules.everyKeyIsBound()).isEmpty();
    }

    @Test
    void everySettingOfARecordHasItsDefaultInApplicationYaml() {
        assertThat(SettingsRules.records()).hasSizeGreaterThan(5);
        assertThat(SettingsRules.everySettingHasItsDefaultInTheFile()).isEmpty();
    }

    @Test
    void everyKeyOfTheProductIsExplained() {
        assertThat(SettingsRules.everyKeyIsExplained()).isEmpty();
    }
}
