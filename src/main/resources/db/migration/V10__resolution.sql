-- Who may be meant, where a person must say: all candidates of a request side by side.
create table resolution_case (
    request_id uuid primary key references request,
    candidates bytea       not null,
    chosen     int[]       not null default '{}',
    kept_at    timestamptz not null default clock_timestamp()
);
comment on table resolution_case is 'Whom resolution found for a request that waits for a person; forgotten once it goes on or ends';
comment on column resolution_case.candidates is 'Encrypted under the data key of the request';
comment on column resolution_case.chosen is 'Numbers of the candidates that a person chose';

-- Whatever ends or closes the request: nothing of it is kept that was only needed for the choice.
create function forget_candidates() returns trigger language plpgsql as $$
begin
    delete from resolution_case where request_id = new.id;
    return null;
end $$;
create trigger request_needs_no_candidates after update of state on request
    for each row when (new.state not in ('ACCEPTED', 'IN_REVIEW') and old.state in ('ACCEPTED', 'IN_REVIEW'))
    execute function forget_candidates();
