package io.genesysdsr.request;

import io.genesysdsr.keys.Keys;
import io.genesysdsr.keys.RequestKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code identifier}: encrypted under the request's key, found by a keyed hash. */
@Component
class IdentifierStore {

    private final JdbcClient jdbc;
    private final Keys keys;
    private final Supplier<UUID> ids;

    IdentifierStore(JdbcClient jdbc, Keys keys, Supplier<UUID> ids) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.ids = ids;
    }

    /** Adds it, or marks the one that is there as a target. */
    void add(UUID requestId, RequestKey key, Identifier identifier, String origin, boolean target) {
        jdbc.sql("""
                insert into identifier (id, request_id, kind, origin, value, lookup_hash, target)
                values (:id, :request, :kind, :origin, :value, :hash, :target)
                on conflict (request_id, kind, lookup_hash) do update set target = identifier.target or excluded.target""")
                .param("id", ids.get())
                .param("request", requestId)
                .param("kind", identifier.kind().name())
                .param("origin", origin)
                .param("value", key.encrypt(identifier.value().getBytes(StandardCharsets.UTF_8), "identifier"))
                .param("hash", keys.lookupHash(identifier.kind().name(), identifier.value()))
                .param("target", target)
                .update();
    }

    List<Identifier> submitted(UUID requestId, RequestKey key) {
        return read(requestId, key, List.of("SUBMITTED"));
    }

    /** What was submitted and what was found. */
    List<Identifier> all(UUID requestId, RequestKey key) {
        return read(requestId, key, List.of("SUBMITTED", "RESOLVED"));
    }

    private List<Identifier> read(UUID requestId, RequestKey key, List<String> origins) {
        return jdbc.sql("""
                select kind, value from identifier where request_id = :request and origin in (:origins)
                order by kind, lookup_hash""")
                .param("request", requestId)
                .param("origins", origins)
                .query((row, n) -> new Identifier(
                        IdentifierKind.valueOf(row.getString("kind")),
                        new String(key.decrypt(row.getBytes("value"), "identifier"), StandardCharsets.UTF_8)))
                .list();
    }

    List<Unproved.Submitted> listed(UUID requestId) {
        return jdbc.sql("""
                select id, kind, lookup_hash from identifier where request_id = :request and origin = 'SUBMITTED'
                order by kind, lookup_hash""")
                .param("request", requestId)
                .query((row, n) -> new Unproved.Submitted(
                        row.getObject("id", UUID.class),
                        IdentifierKind.valueOf(row.getString("kind")),
                        row.getString("lookup_hash")))
                .list();
    }

    byte[] value(UUID requestId, UUID id) {
        return jdbc.sql("select value from identifier where request_id = :request and id = :id")
                .param("request", requestId)
                .param("id", id)
                .query(byte[].class)
                .single();
    }

    /** What the person was submitted under, as it is found again. */
    List<ProofRules.Hashed> hashed(UUID requestId) {
        return jdbc.sql("select kind, lookup_hash from identifier where request_id = :request and origin = 'SUBMITTED'")
                .param("request", requestId)
                .query((row, n) -> new ProofRules.Hashed(
                        IdentifierKind.valueOf(row.getString("kind")), row.getString("lookup_hash")))
                .list();
    }

    List<UUID> targets(UUID requestId) {
        return jdbc.sql("select id from identifier where request_id = :request and target order by id")
                .param("request", requestId)
                .query(UUID.class)
                .list();
    }
}
