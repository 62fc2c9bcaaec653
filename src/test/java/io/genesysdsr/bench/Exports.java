package io.genesysdsr.bench;

import io.genesysdsr.bench.Stage.Place;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Requests for access that are dropped one by one, and the time that the product took to keep what came. */
final class Exports {

    private final Erasures desk;
    private final JdbcClient db;

    Exports(Place place) {
        this.desk = new Erasures(place);
        this.db = JdbcClient.create(new SingleConnectionDataSource(place.database(), true));
    }

    void awaitOpening() {
        desk.awaitOpening();
        desk.awaitReplicas(1);
    }

    /**
     * Drops a request and waits until its result is kept.
     *
     * @return seconds from the intent to keep it until it was noted as kept, by the database's clock: the download, its
     *     hash, its encryption, the upload, the check of its size, and both commits
     */
    double keep(String address, Duration patience) {
        String reference = "X-" + UUID.randomUUID();
        db.sql("""
                insert into dsr_intake (reference, regulation, subject_right, subject_name, identifiers, proof)
                values (:reference, 'GDPR', 'ACCESS', 'Subject',
                    jsonb_build_array(jsonb_build_object('kind', 'EMAIL', 'value', :address)), :proof::jsonb)""")
                .param("reference", reference)
                .param("address", address)
                .param("proof", Erasures.PROOF)
                .update();
        Erasures.until(
                patience,
                "the end of " + reference,
                () -> db.sql("select count(*) from request where reference = :reference and closed_at is not null")
                                .param("reference", reference)
                                .query(Integer.class)
                                .single()
                        == 1);
        return db.sql("""
                select extract(epoch from a.stored_at - a.intended_at) from artifact a
                join request r on r.id = a.request_id where r.reference = :reference and a.state = 'STORED'""").param("reference", reference).query(Double.class).single();
    }
}
