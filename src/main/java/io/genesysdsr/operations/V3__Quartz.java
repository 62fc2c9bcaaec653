package io.genesysdsr.operations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Makes the tables of the clustered schedules, by the script that Quartz brings along for PostgreSQL. */
@Component
class V3__Quartz extends BaseJavaMigration {

    private static final ClassPathResource SCRIPT =
            new ClassPathResource("org/quartz/impl/jdbcjobstore/tables_postgres.sql");

    @Override
    public void migrate(Context context) throws SQLException, IOException {
        // The script commits at its end; here the migration does, together with its entry in the history.
        String script = SCRIPT.getContentAsString(StandardCharsets.UTF_8).replace("COMMIT;", "");
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute(script);
        }
    }
}
