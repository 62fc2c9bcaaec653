-- Lends rows that wait: new ones, ones whose replica died half a minute ago, and ones that were given their proof; 1,000
-- that came one by one, and then 1,000 that came in files, the oldest file first. A row that is lent twice is still taken
-- once: accept looks at its state under a lock. They are handed on in their order: of two rows under one reference the first
-- is the request and the second repeats it.
with alone as materialized (
    select id
    from dsr_intake
    where source_file is null
      and (state is null
           or (state = 'CLAIMED' and lease_until < clock_timestamp())
           or (state = 'AWAITING_PROOF' and proof is not null))
    order by id
    limit 1000
    for update skip locked),
of_files as materialized (
    select id
    from dsr_intake
    where source_file is not null
      and (state is null
           or (state = 'CLAIMED' and lease_until < clock_timestamp())
           or (state = 'AWAITING_PROOF' and proof is not null))
    order by source_file, id
    limit 1000
    for update skip locked),
lent as (
    update dsr_intake r
    set state = 'CLAIMED', lease_until = clock_timestamp() + interval '30 seconds'
    from (select id from alone union all select id from of_files) due
    where r.id = due.id
    returning r.id, to_jsonb(r)::text as row)
select id, row from lent order by id
