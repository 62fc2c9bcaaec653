package io.genesysdsr.intake.files;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Rows of files in the intake table: put there in batches, read back in pages when they are decided. */
@Component
class FileRowStore {

    private static final String STAGE = """
            insert into dsr_intake (channel, source_file, row_number, reference, regulation, subject_right, received_at,
                subject_name, identifiers, proof, corrections, country, language, state, reason)
            select 'SFTP', :file, number, reference, regulation, subject_right, coalesce(received_at::timestamptz, :written::timestamptz),
                subject_name, identifiers::jsonb, proof::jsonb, corrections::jsonb, country, language,
                case when reason is not null then 'REFUSED' end, reason
            from unnest(:rows::bigint[], :references::text[], :regulations::text[], :rights::text[], :received::text[],
                :names::text[], :identifiers::text[], :proofs::text[], :corrections::text[], :countries::text[],
                :languages::text[], :reasons::text[])
                as t (number, reference, regulation, subject_right, received_at, subject_name, identifiers, proof, corrections,
                    country, language, reason)
            on conflict (source_file, row_number) do nothing""";

    private final JdbcClient jdbc;

    FileRowStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What became of a row. */
    record Decided(
            long row,
            @Nullable String reference,
            String result,
            @Nullable String reason,
            @Nullable UUID requestId) {

        @Override
        public String toString() {
            return "Decided[" + row + "]";
        }
    }

    /**
     * Puts rows into the table and notes in the same transaction how far the file is.
     *
     * @return false where the lease was lost; nothing is put then
     */
    @Transactional
    public boolean stage(IntakeFile file, List<StagedRow> rows, Duration lease) {
        int mine = jdbc.sql("""
                update intake_file set rows_taken = rows_taken + :count, last_row = :last, attempt = 0,
                    lease_until = clock_timestamp() + make_interval(secs => :lease)
                where id = :id and version = :version""")
                .param("count", rows.size())
                .param("last", rows.get(rows.size() - 1).row())
                .param("lease", lease.toMillis() / 1000.0)
                .param("id", file.id())
                .param("version", file.version())
                .update();
        if (mine == 0) {
            return false;
        }
        insert(file, rows);
        return true;
    }

    private void insert(IntakeFile file, List<StagedRow> rows) {
        jdbc.sql(STAGE)
                .param("file", file.id())
                .param(
                        "written",
                        file.writtenAt() == null ? null : file.writtenAt().toString())
                .param(
                        "rows",
                        new SqlArrayValue(
                                "bigint", rows.stream().map(StagedRow::row).toArray()))
                .param("references", column(rows, StagedRow::reference))
                .param("regulations", column(rows, StagedRow::regulation))
                .param("rights", column(rows, StagedRow::subjectRight))
                .param("received", column(rows, StagedRow::receivedAt))
                .param("names", column(rows, StagedRow::subjectName))
                .param("identifiers", column(rows, StagedRow::identifiers))
                .param("proofs", column(rows, StagedRow::proof))
                .param("corrections", column(rows, StagedRow::corrections))
                .param("countries", column(rows, StagedRow::country))
                .param("languages", column(rows, StagedRow::language))
                .param("reasons", column(rows, StagedRow::reason))
                .update();
    }

    private static SqlArrayValue column(List<StagedRow> rows, Function<StagedRow, @Nullable String> value) {
        return new SqlArrayValue("text", rows.stream().map(value).toArray());
    }

    /** The next rows behind one, in order, with what was decided about them. */
    List<Decided> decided(long file, long after, boolean refusedOnly, int most) {
        return jdbc.sql("""
                select row_number, reference, reason, request_id,
                    case when state = 'DUPLICATE' then 'DUPLICATE' when request_id is null then 'REFUSED'
                         when state = 'AWAITING_PROOF' then 'AWAITING_PROOF' else 'ACCEPTED' end as result
                from dsr_intake
                where source_file = :file and row_number > :after
                  and (not :refused or (request_id is null and state = 'REFUSED'))
                order by row_number limit :most""")
                .param("file", file)
                .param("after", after)
                .param("refused", refusedOnly)
                .param("most", most)
                .query((r, n) -> new Decided(
                        r.getLong("row_number"),
                        r.getString("reference"),
                        r.getString("result"),
                        r.getString("reason"),
                        r.getObject("request_id", UUID.class)))
                .list();
    }
}
