-- Letters to the person: an outbox. A letter is due from the transaction of the event that it tells of, whichever channel
-- or replica that was, and it holds nothing personal: what it says is read from the ledger when it is sent.

create table letter (
    id         uuid primary key     default gen_random_uuid(),
    request_id uuid        not null references request,
    event_id   bigint      not null unique references audit_event,
    kind       text        not null check (kind in ('ACKNOWLEDGEMENT', 'EXTENSION', 'COMPLETION', 'REFUSAL')),
    state      text        not null default 'DUE' check (state in ('DUE', 'SENT', 'SENT_BY_HAND', 'UNSENT')),
    code       text,
    created_at timestamptz not null default clock_timestamp(),
    due_at     timestamptz not null default clock_timestamp(),
    attempt    int         not null default 0,
    trying_since timestamptz,
    closed_at  timestamptz
);
comment on table letter is 'What the person must be told; sent at least once, under a message id that its own id makes';
comment on column letter.due_at is 'When it may be sent, or tried again: a claim puts it off, so that a dead replica is replaced';
comment on column letter.code is 'Why it was not sent';
create index letter_due on letter (due_at) where state = 'DUE';
create index letter_of_request on letter (request_id);

create function letter_is_due() returns trigger language plpgsql as $$
begin
    insert into letter (request_id, event_id, kind)
    values (new.request_id, new.id, case
        when new.event = 'RequestAccepted' then 'ACKNOWLEDGEMENT'
        when new.event = 'DeadlineExtended' then 'EXTENSION'
        when new.to_state in ('REFUSED', 'FAILED') then 'REFUSAL'
        else 'COMPLETION' end);
    return null;
end $$;
-- An end is reached by its own event alone; a refused task or a refusal on its way to its evidence is none.
create trigger letter_is_due after insert on audit_event
    for each row when (new.task_id is null and (new.event in ('RequestAccepted', 'DeadlineExtended')
        or new.to_state in ('FULFILLED', 'PARTLY_FULFILLED', 'NO_DATA_HELD', 'REFUSED', 'FAILED')))
    execute function letter_is_due();
