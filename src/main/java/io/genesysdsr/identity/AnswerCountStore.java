package io.genesysdsr.identity;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code answer_count}. */
@Component
class AnswerCountStore {

    private final JdbcClient jdbc;

    AnswerCountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One more answer of that address in that minute; returns how many there are. What is past goes. */
    int count(String addressHash, long minute) {
        int given = jdbc.sql("""
                insert into answer_count as c (address_hash, minute, given) values (:address, :minute, 1)
                on conflict (address_hash, minute) do update set given = c.given + 1
                returning given""")
                .param("address", addressHash)
                .param("minute", minute)
                .query(Integer.class)
                .single();
        if (given == 1) {
            jdbc.sql("delete from answer_count where minute < :past")
                    .param("past", minute - 1)
                    .update();
        }
        return given;
    }
}
