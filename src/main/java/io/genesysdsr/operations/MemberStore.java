package io.genesysdsr.operations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the check-ins that the clustered schedulers leave in the database. */
@Component
class MemberStore {

    private final JdbcClient jdbc;

    MemberStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last check-in of each member, in milliseconds of that member's own clock. */
    Map<String, Long> checkIns(String scheduler) {
        return jdbc
                .sql("select instance_name, last_checkin_time from qrtz_scheduler_state where sched_name = :name")
                .param("name", scheduler)
                .query((row, number) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The schedules that should have fired before that moment and did not, or that Quartz gave up. */
    List<String> lateSchedules(String scheduler, Instant before) {
        return jdbc.sql("""
                select trigger_name from qrtz_triggers
                where sched_name = :name
                  and (trigger_state = 'ERROR' or trigger_state = 'WAITING' and next_fire_time between 0 and :before)
                order by trigger_name""")
                .param("name", scheduler)
                .param("before", before.toEpochMilli())
                .query(String.class)
                .list();
    }
}
