package io.genesysdsr.resolution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.genesysdsr.keys.RequestKey;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code resolution_case}: candidates, encrypted under the request's key, and what was chosen of them. */
@Component
class CaseStore {

    private static final String CONTEXT = "resolution-case";

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    CaseStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Keeps what was found; an earlier search's is forgotten. */
    void keep(UUID requestId, RequestKey key, Verdict verdict) {
        jdbc.sql("""
                insert into resolution_case (request_id, candidates) values (:request, :candidates)
                on conflict (request_id) do update
                set candidates = excluded.candidates, chosen = '{}', kept_at = clock_timestamp()""")
                .param("request", requestId)
                .param("candidates", key.encrypt(write(verdict), CONTEXT))
                .update();
    }

    /** Whether there is one; to be asked before the request's key, which may be forgotten. */
    boolean isKept(UUID requestId) {
        return jdbc.sql("select exists (select 1 from resolution_case where request_id = :request)")
                .param("request", requestId)
                .query(Boolean.class)
                .single();
    }

    boolean isChosen(UUID requestId) {
        return jdbc.sql("select exists (select 1 from resolution_case where request_id = :request and chosen <> '{}')")
                .param("request", requestId)
                .query(Boolean.class)
                .single();
    }

    Optional<ResolutionCase> find(UUID requestId, RequestKey key) {
        return jdbc.sql("select candidates, chosen from resolution_case where request_id = :request")
                .param("request", requestId)
                .query((row, n) -> new ResolutionCase(
                        read(key.decrypt(row.getBytes("candidates"), CONTEXT)),
                        Arrays.stream((Integer[]) row.getArray("chosen").getArray())
                                .collect(Collectors.toSet())))
                .optional();
    }

    void choose(UUID requestId, Set<Integer> numbers) {
        jdbc.sql("update resolution_case set chosen = :numbers where request_id = :request")
                .param("numbers", numbers.toArray(Integer[]::new))
                .param("request", requestId)
                .update();
    }

    private byte[] write(Verdict verdict) {
        try {
            return json.writeValueAsBytes(verdict);
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new IllegalStateException("Candidates that cannot be written");
        }
    }

    private Verdict read(byte[] bytes) {
        try {
            return json.readValue(bytes, Verdict.class);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Candidates that cannot be read: " + e.getClass().getName());
        }
    }
}
