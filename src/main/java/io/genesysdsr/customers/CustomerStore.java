package io.genesysdsr.customers;

import io.genesysdsr.keys.Keys;
import io.genesysdsr.keys.RequestKey;
import io.genesysdsr.request.IdentifierKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Reads {@code customer_identifier}. A look-up is one statement, so that it sees one import and never half of the next. */
@Component
class CustomerStore {

    /** One more than is listed is fetched, of customers and of what each holds, to tell that there is more. */
    private static final String FIND = """
            with found as (
                select customer_hash from customer_identifier
                where lookup_hash = any (:hashes) or customer_hash = any (:hashes)
                group by customer_hash order by customer_hash limit :customers + 1),
            numbered as (
                select i.*, row_number() over (partition by i.customer_hash order by i.row_number) as n,
                       bool_or(i.party = 'CONSUMER') over (partition by i.customer_hash) as consumer
                from customer_identifier i join found using (customer_hash))
            select n.*, b.id as import_id, b.wrapped_key
            from numbered n cross join customer_import b
            where n.n <= :held + 1 order by n.customer_hash, n.n""";

    private final JdbcClient jdbc;
    private final Keys keys;

    CustomerStore(JdbcClient jdbc, Keys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    boolean isFilled() {
        return current().isPresent();
    }

    /** The import that the index shows. */
    Optional<Import> current() {
        return jdbc.sql("""
                select consumers, businesses, identifiers,
                       extract(epoch from clock_timestamp() - imported_at)::bigint as age
                from customer_import""")
                .query((row, n) -> new Import(
                        row.getLong("consumers"),
                        row.getLong("businesses"),
                        row.getLong("identifiers"),
                        row.getLong("age")))
                .optional();
    }

    /**
     * What was imported last, in figures.
     *
     * @param age how long ago, in seconds
     */
    record Import(long consumers, long businesses, long identifiers, long age) {}

    CustomerListing find(List<String> hashes, int mostCustomers, int mostHeld) {
        Map<String, Found> found = new LinkedHashMap<>();
        Opener opener = new Opener();
        jdbc.sql(FIND)
                .param("hashes", new SqlArrayValue("text", hashes.toArray()))
                .param("customers", mostCustomers)
                .param("held", mostHeld)
                .query(row -> {
                    String hash = row.getString("customer_hash");
                    Found customer = found.get(hash);
                    if (customer == null) {
                        customer = opener.customer(row, hash);
                        found.put(hash, customer);
                    }
                    customer.held().add(opener.held(row));
                });
        boolean more = found.size() > mostCustomers
                || found.values().stream().anyMatch(c -> c.held().size() > mostHeld);
        return new CustomerListing(
                found.values().stream()
                        .limit(mostCustomers)
                        .map(c -> c.listed(mostHeld))
                        .toList(),
                more);
    }

    private record Found(String key, Party party, List<Held> held) {

        Customer listed(int most) {
            return new Customer(key, party, held.stream().distinct().limit(most).toList());
        }
    }

    /** Opens the data key of the import once for all rows of an answer. */
    private final class Opener {

        private @Nullable RequestKey key;

        Found customer(ResultSet row, String hash) throws SQLException {
            String customer = key(row).decryptText(row.getBytes("customer"), Sealed.customer(hash));
            return new Found(customer, row.getBoolean("consumer") ? Party.CONSUMER : Party.BUSINESS, new ArrayList<>());
        }

        Held held(ResultSet row) throws SQLException {
            String value = key(row).decryptText(row.getBytes("value"), Sealed.value(row.getString("lookup_hash")));
            return new Held(
                    IdentifierKind.valueOf(row.getString("kind")),
                    value,
                    row.getObject("held_from", LocalDate.class),
                    row.getObject("held_until", LocalDate.class));
        }

        private RequestKey key(ResultSet row) throws SQLException {
            RequestKey open = key;
            if (open == null) {
                open = keys.open(row.getObject("import_id", UUID.class), row.getBytes("wrapped_key"));
                key = open;
            }
            return open;
        }
    }
}
