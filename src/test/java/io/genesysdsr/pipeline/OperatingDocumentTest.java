package io.genesysdsr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** At three in the morning nobody wants to mend a statement: each of the runbook runs as it stands there. */
class OperatingDocumentTest extends Journey {

    private static final Pattern SQL = Pattern.compile("^```sql\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @Test
    void everyStatementOfTheRunbookRuns() throws IOException {
        List<String> statements = SQL.matcher(Files.readString(Path.of("docs", "operating.md")))
                .results()
                .map(m -> m.group(1).replace("…", UUID.randomUUID().toString()))
                .toList();
        assertThat(statements).hasSizeGreaterThan(3).allSatisfy(statement -> assertThatCode(
                        () -> db().sql(statement).query().listOfRows())
                .as(statement)
                .doesNotThrowAnyException());
    }
}
