package io.genesysdsr.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@link HandLoop} says to JDBC. */
final class HandDatabase {

    private final HikariDataSource database;

    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    interface Work {
        void in(Connection transaction) throws SQLException;
    }

    HandDatabase(String url, int connections) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(connections);
        this.database = new HikariDataSource(pool);
    }

    void transaction(Work work) throws SQLException {
        try (Connection t = database.getConnection()) {
            t.setAutoCommit(false);
            try {
                work.in(t);
                t.commit();
            } catch (SQLException | RuntimeException e) {
                t.rollback();
                throw e;
            }
        }
    }

    <T> List<T> query(String sql, Reader<T> reader, Object... parameters) throws SQLException {
        try (Connection t = database.getConnection()) {
            return query(t, sql, reader, parameters);
        }
    }

    static <T> List<T> query(Connection t, String sql, Reader<T> reader, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(t, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> read = new ArrayList<>();
            while (rows.next()) {
                read.add(reader.read(rows));
            }
            return read;
        }
    }

    /** Exactly one row, or it was changed by somebody else. */
    static void update(Connection t, String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(t, sql, parameters)) {
            if (statement.executeUpdate() != 1) {
                throw new SQLException("not one row");
            }
        }
    }

    private static PreparedStatement prepared(Connection t, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = t.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
