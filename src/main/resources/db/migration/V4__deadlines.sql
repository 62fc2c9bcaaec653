-- The law's clock: what moved a deadline, what has to be told by when, and what operators were warned of.

alter table request
    add column internal_due_at timestamptz,
    add column latest_safe     timestamptz,
    add column paused_since    timestamptz;
comment on column request.internal_due_at is 'When the answer is due for ourselves, before the law''s deadline; null until its clock is started';
comment on column request.latest_safe is 'When work outside must have begun, so that the answer can still be in time: what is most urgent';
comment on column request.paused_since is 'The law''s clock stands since then; null where it runs';

update request set latest_safe = deadline_at;
alter table request alter column latest_safe set not null;

-- Until its clock is started a request is as urgent as its deadline says.
create function deadline_is_urgency() returns trigger language plpgsql as $$
begin
    new.latest_safe := coalesce(new.latest_safe, new.deadline_at);
    return new;
end $$;
create trigger request_urgency before insert on request
    for each row execute function deadline_is_urgency();

drop index request_due;
create index request_due on request (state, latest_safe, due_at)
    where state in ('ACCEPTED', 'RESOLVED', 'CLOSING');
create index request_running on request (deadline_at) where closed_at is null;

create table deadline_entry (
    id              bigint generated always as identity primary key,
    request_id      uuid        not null references request,
    at              timestamptz not null,
    kind            text        not null check (kind in ('STARTED', 'PAUSED', 'RESUMED', 'EXTENDED')),
    reason          text check (reason in ('IDENTITY', 'CLARIFICATION', 'FEE', 'COMPLEXITY', 'NUMBER_OF_REQUESTS')),
    actor           text        not null,
    deadline_before timestamptz not null,
    deadline_after  timestamptz not null
);
comment on table deadline_entry is 'Append-only; everything that ever moved the deadline of a request, with who and why';
create index deadline_entry_of_request on deadline_entry (request_id, id);

create function deadline_entry_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'deadline_entry is append-only';
end $$;
create trigger deadline_entry_append_only before update or delete or truncate on deadline_entry
    for each statement execute function deadline_entry_is_append_only();

create table deadline_duty (
    request_id uuid        not null references request,
    kind       text        not null check (kind in ('CONFIRM', 'TELL_EXTENSION')),
    due_at     timestamptz not null,
    met_at     timestamptz,
    primary key (request_id, kind)
);
comment on table deadline_duty is 'What the person must be told, and by when: the confirmation of receipt (CCPA), the extension';
create index deadline_duty_open on deadline_duty (due_at) where met_at is null;

create table deadline_warning (
    request_id  uuid        not null references request,
    point       text        not null,
    deadline_at timestamptz not null,
    at          timestamptz not null,
    given       boolean     not null,
    primary key (request_id, point, deadline_at)
);
comment on table deadline_warning is 'Once for each point and deadline; not given where the point lay behind when the deadline was moved';
