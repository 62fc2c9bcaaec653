package io.genesysdsr.house;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whoever meets an error code at night finds it in {@code docs/operating.md}. */
class ErrorCodesTest {

    private static final String RUNBOOK = Project.read(Project.ROOT.resolve("docs/operating.md"));

    @Test
    void everyCodeThatTheProductGivesIsExplainedAndNoOther() {
        assertThat(ErrorCodes.explained(RUNBOOK).keySet())
                .as("codes in the tables of docs/operating.md, against those in src/main")
                .containsExactlyInAnyOrderElementsOf(ErrorCodes.given());
    }

    @Test
    void everyCodeHasItsMeaningAndWhatToDo() {
        assertThat(ErrorCodes.explained(RUNBOOK))
                .allSatisfy((code, text) -> assertThat(text).as(code).isNotBlank());
    }

    @Test
    void codesAreMadeOfStatusesAsWell() {
        assertThat(ErrorCodes.ofStatuses()).contains("genesys-401", "genesys-404", "genesys-503");
    }
}
