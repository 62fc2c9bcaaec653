-- The public contract for whoever inserts requests: docs/intake.md.

create table dsr_intake (
    id            bigint generated always as identity primary key,
    reference     text unique,
    regulation    text,
    subject_right text,
    received_at   timestamptz,
    subject_name  text,
    identifiers   jsonb,
    proof         jsonb,
    corrections   jsonb,
    country       text,
    language      text,
    inserted_at   timestamptz not null default now(),
    -- read back by the inserter
    state         text,
    reason        text,
    request_id    uuid references request,
    due_at        timestamptz,
    -- of the product alone
    lease_until   timestamptz
);
comment on table dsr_intake is 'Drop data subject requests here, one row each; read state, reason, request_id and due_at back';
comment on column dsr_intake.due_at is 'When the answer is due by law';
create index dsr_intake_waiting on dsr_intake (id)
    where state is null or state in ('CLAIMED', 'AWAITING_PROOF');
create index dsr_intake_of_request on dsr_intake (request_id);

-- The inserter sees each move of the request in the transaction that makes it.
create function tell_the_inserter() returns trigger language plpgsql as $$
begin
    update dsr_intake
    set state = new.state, due_at = new.deadline_at,
        reason = new.review_code
    where request_id = new.id and state is distinct from 'DUPLICATE';
    return null;
end $$;
create trigger request_moved after update of state, deadline_at, review_code on request
    for each row when (old.state is distinct from new.state or old.deadline_at is distinct from new.deadline_at
                         or old.review_code is distinct from new.review_code)
    execute function tell_the_inserter();
