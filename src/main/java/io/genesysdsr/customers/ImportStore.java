package io.genesysdsr.customers;

import io.genesysdsr.keys.Keys;
import io.genesysdsr.keys.RequestKey;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Replaces the rows of {@code customer_identifier}; what it does within one transaction is seen at once or never. */
class ImportStore {

    private static final String LOCK = "genesys-dsr customers";

    /** One customer may hold what another held before, but not two the same at the same time; names are shared anyway. */
    private static final String OVERLAPPING = """
            from customer_identifier a
            where a.kind not in ('NAME', 'ADDRESS') and exists (
                select 1 from customer_identifier b
                where b.lookup_hash = a.lookup_hash and b.customer_hash <> a.customer_hash
                  and coalesce(b.held_from, '-infinity') <= coalesce(a.held_until, 'infinity')
                  and coalesce(b.held_until, 'infinity') >= coalesce(a.held_from, '-infinity'))""";

    private static final String OF_BOTH_PARTIES = """
            from customer_identifier a
            where a.party = 'BUSINESS' and exists (
                select 1 from customer_identifier b
                where b.customer_hash = a.customer_hash and b.party = 'CONSUMER')""";

    private final JdbcClient jdbc;
    private final Keys keys;
    private final Supplier<UUID> ids;

    ImportStore(JdbcClient jdbc, Keys keys, Supplier<UUID> ids) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.ids = ids;
    }

    /** Whether the tables are there. */
    boolean isReady() {
        return jdbc.sql(
                        "select to_regclass('customer_identifier') is not null and to_regclass('customer_import') is not null")
                .query(Boolean.class)
                .single();
    }

    /** Whether nobody else imports; until the end of the transaction nobody else will. */
    boolean lock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext(:name))")
                .param("name", LOCK)
                .query(Boolean.class)
                .single();
    }

    /** Takes the former import away and makes the data key of the new one. */
    RequestKey begin() {
        jdbc.sql("delete from customer_identifier").update();
        jdbc.sql("delete from customer_import").update();
        UUID id = ids.get();
        RequestKey key = keys.newRequestKey(id);
        jdbc.sql("insert into customer_import (id, wrapped_key) values (:id, :key)")
                .param("id", id)
                .param("key", key.wrapped())
                .update();
        return key;
    }

    /** Adds rows; what was said before in the same words is left out. */
    void add(RequestKey key, List<ImportRow> rows) {
        List<Closed> closed = rows.stream().map(row -> close(key, row)).toList();
        jdbc.sql("""
                insert into customer_identifier (row_number, customer_hash, customer, party, kind, lookup_hash, value,
                    held_from, held_until)
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .param(array("bigint", closed, c -> c.row().number()))
                .param(array("text", closed, Closed::customerHash))
                .param(array("bytea", closed, Closed::customer))
                .param(array("text", closed, c -> c.row().party().name()))
                .param(array("text", closed, c -> c.row().held().kind().name()))
                .param(array("text", closed, Closed::lookupHash))
                .param(array("bytea", closed, Closed::value))
                .param(array("date", closed, c -> text(c.row().held().from())))
                .param(array("date", closed, c -> text(c.row().held().until())))
                .update();
    }

    private record Closed(ImportRow row, String customerHash, byte[] customer, String lookupHash, byte[] value) {}

    private Closed close(RequestKey key, ImportRow row) {
        String customerHash = keys.lookupHash("EXTERNAL_ID", row.customer());
        String lookupHash = keys.lookupHash(row.held().kind().name(), row.held().value());
        return new Closed(
                row,
                customerHash,
                key.encrypt(row.customer(), Sealed.customer(customerHash)),
                lookupHash,
                key.encrypt(row.held().value(), Sealed.value(lookupHash)));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static SqlArrayValue array(String type, List<Closed> rows, Function<Closed, @Nullable Object> column) {
        // A plain array of objects is no array of bytes for the driver.
        Object[] values = type.equals("bytea") ? new byte[rows.size()][] : new Object[rows.size()];
        IntStream.range(0, rows.size()).forEach(i -> values[i] = column.apply(rows.get(i)));
        return new SqlArrayValue(type, values);
    }

    /** How many customers the index shows: before {@link #begin} those of the former import. */
    long customers() {
        return jdbc.sql("select coalesce(max(consumers + businesses), 0) from customer_import")
                .query(Long.class)
                .single();
    }

    /** Counts what was added, and notes it with the import. */
    CustomerStore.Import count(long refused) {
        // The statistics of the former import would make the plans of what follows bad ones.
        jdbc.sql("analyze customer_identifier").update();
        return jdbc.sql("""
                update customer_import set (consumers, businesses, identifiers) = (
                    select count(*) filter (where consumer), count(*) filter (where not consumer), coalesce(sum(rows), 0)
                    from (select bool_or(party = 'CONSUMER') as consumer, count(*) as rows
                          from customer_identifier group by customer_hash) c),
                    refused = :refused, imported_at = clock_timestamp()
                returning consumers, businesses, identifiers""")
                .param("refused", refused)
                .query((row, n) -> new CustomerStore.Import(
                        row.getLong("consumers"), row.getLong("businesses"), row.getLong("identifiers"), 0))
                .single();
    }

    /** Rows whose identifier another customer holds at the same time. */
    Finding overlapping(int most) {
        return finding(OVERLAPPING, most);
    }

    /** Rows that call a business what other rows call a consumer. */
    Finding ofBothParties(int most) {
        return finding(OF_BOTH_PARTIES, most);
    }

    private Finding finding(String from, int most) {
        List<Long> rows = jdbc.sql("select a.row_number " + from + " order by 1 limit :most")
                .param("most", most)
                .query(Long.class)
                .list();
        long all = rows.size() < most
                ? rows.size()
                : Objects.requireNonNull(
                        jdbc.sql("select count(*) " + from).query(Long.class).single());
        return new Finding(rows, all);
    }

    /**
     * Rows that were taken but look strange.
     *
     * @param rows the first of them
     * @param all how many there are
     */
    record Finding(List<Long> rows, long all) {}
}
