package io.genesysdsr.genesys;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code genesys_cooldown}. */
@Component
class CooldownStore {

    private final JdbcClient jdbc;

    CooldownStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, Duration> active() {
        Map<String, Duration> active = new HashMap<>();
        jdbc.sql("""
                select family, extract(epoch from until - clock_timestamp()) * 1000 as millis
                from genesys_cooldown where until > clock_timestamp()""").query(row -> {
            active.put(row.getString("family"), Duration.ofMillis(row.getLong("millis")));
        });
        return active;
    }

    /** How often in a row the family was sent to rest, with no more than two minutes of peace in between. */
    int strikes(String family) {
        return jdbc.sql("""
                select strikes from genesys_cooldown
                where family = :family and until > clock_timestamp() - interval '2 minutes'""")
                .param("family", family)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    void begin(String family, Duration rest, String cause) {
        jdbc.sql("""
                insert into genesys_cooldown as c (family, until, cause, strikes)
                values (:family, clock_timestamp() + make_interval(secs => :rest), :cause, 1)
                on conflict (family) do update set cause = excluded.cause,
                    until = greatest(c.until, excluded.until),
                    strikes = case when c.until > clock_timestamp() then c.strikes
                                   when c.until > clock_timestamp() - interval '2 minutes' then c.strikes + 1
                                   else 1 end""")
                .param("family", family)
                .param("rest", rest.toMillis() / 1000.0)
                .param("cause", cause)
                .update();
    }
}
