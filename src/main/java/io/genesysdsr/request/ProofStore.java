package io.genesysdsr.request;

import io.genesysdsr.keys.RequestKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code proof}: facts that are added and never changed. */
@Component
class ProofStore {

    private static final String CONTEXT = "proof";

    private final JdbcClient jdbc;
    private final Supplier<UUID> ids;

    ProofStore(JdbcClient jdbc, Supplier<UUID> ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** Adds a fact; false where what may be used once was used before, for whichever request. */
    boolean add(UUID requestId, RequestKey key, Proof proof) {
        return jdbc.sql("""
                insert into proof (id, request_id, method, factors, strength, source, at, speaks_for, once_hash)
                values (:id, :request, :method, :factors, :strength, :source, :at, :speaksFor, :once)
                on conflict (once_hash) do nothing""")
                        .param("id", ids.get())
                        .param("request", requestId)
                        .param("method", proof.method().name())
                        .param(
                                "factors",
                                proof.factors().stream()
                                        .map(Factor::name)
                                        .sorted()
                                        .toArray(String[]::new))
                        .param("strength", proof.strength().name())
                        .param("source", key.encrypt(proof.source(), CONTEXT))
                        .param("at", Timestamp.from(proof.at()))
                        .param("speaksFor", proof.speaksFor().toArray(String[]::new))
                        .param("once", proof.once())
                        .update()
                == 1;
    }

    /** All facts of a request, the oldest first. */
    List<Proof> of(UUID requestId, RequestKey key) {
        return jdbc.sql("select * from proof where request_id = :request order by noted_at, id")
                .param("request", requestId)
                .query((row, n) -> read(row, key))
                .list();
    }

    /** The factors of all facts of a request; they are in clear, so that a damaged key keeps no request from its end. */
    List<Factor> factors(UUID requestId) {
        return jdbc
                .sql("select factors from proof where request_id = :request")
                .param("request", requestId)
                .query((row, n) -> factors(row))
                .list()
                .stream()
                .flatMap(Set::stream)
                .toList();
    }

    private static Set<Factor> factors(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("factors").getArray())
                .map(Factor::valueOf)
                .collect(Collectors.toSet());
    }

    private static Proof read(ResultSet row, RequestKey key) throws SQLException {
        return new Proof(
                ProofMethod.valueOf(row.getString("method")),
                factors(row),
                key.decryptText(row.getBytes("source"), CONTEXT),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Set.of((String[]) row.getArray("speaks_for").getArray()),
                row.getString("once_hash"));
    }
}
