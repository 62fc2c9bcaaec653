-- Lends the next 1,000 rows that wait: new ones, ones whose replica died half a minute ago, and ones that were given
-- their proof. A row that is lent twice is still taken once: accept looks at its state under a lock.
with due as materialized (
    select id
    from dsr_intake
    where state is null
       or (state = 'CLAIMED' and lease_until < clock_timestamp())
       or (state = 'AWAITING_PROOF' and proof is not null)
    order by id
    limit 1000
    for update skip locked)
update dsr_intake r
set state = 'CLAIMED', lease_until = clock_timestamp() + interval '30 seconds'
from due
where r.id = due.id
returning r.id, to_jsonb(r)::text as row
