-- The ledger: what was asked, which task stands where, what was stored, and every event that led there.
-- Times are the database's clock (clock_timestamp() inside statements), so that replicas need not agree on theirs.

create table request (
    id              uuid primary key,
    reference       text        not null unique,
    channel         text        not null,
    regulation      text        not null check (regulation in ('GDPR', 'UK_GDPR', 'CCPA', 'LGPD')),
    subject_right   text        not null check (subject_right in ('ACCESS', 'RECTIFICATION', 'ERASURE', 'PORTABILITY')),
    country         text,
    language        text,
    received_at     timestamptz not null,
    accepted_at     timestamptz not null default now(),
    deadline_at     timestamptz not null,
    state           text        not null check (state in ('AWAITING_PROOF', 'ACCEPTED', 'RESOLVED', 'IN_FULFILMENT',
                        'CLOSING', 'IN_REVIEW', 'FULFILLED', 'PARTLY_FULFILLED', 'NO_DATA_HELD', 'REFUSED', 'FAILED')),
    resume_state    text,
    verdict         text check (verdict in ('REFUSED', 'FAILED')),
    review_code     text,
    proof_method    text,
    proof_by        bytea,
    proof_at        timestamptz,
    subject_name    bytea,
    corrections     bytea,
    wrapped_key     bytea,
    due_at          timestamptz not null default now(),
    attempt         int         not null default 0,
    failing_since   timestamptz,
    lease_until     timestamptz,
    version         int         not null default 0,
    closed_at       timestamptz
);
comment on table request is 'One person''s exercise of one right under one regulation, received at one moment';
comment on column request.wrapped_key is 'The data key of this request, wrapped by the master key; without it nothing personal in these tables can be read';
comment on column request.deadline_at is 'When the answer is due by law';
comment on column request.due_at is 'When the next work on this request is due';
create index request_due on request (state, deadline_at, due_at)
    where state in ('ACCEPTED', 'RESOLVED', 'CLOSING');

create table identifier (
    id          uuid primary key,
    request_id  uuid  not null references request,
    kind        text  not null,
    origin      text  not null check (origin in ('SUBMITTED', 'RESOLVED')),
    value       bytea not null,
    lookup_hash text  not null,
    target      boolean not null default false,
    unique (request_id, kind, lookup_hash)
);
comment on column identifier.value is 'Encrypted under the data key of the request';
comment on column identifier.target is 'Resolution decided that systems are asked for it';
comment on column identifier.lookup_hash is 'Keyed hash of the normalised value: the only way to find it, and the only form that evidence shows';
create index identifier_lookup on identifier (lookup_hash);

create table task (
    id            uuid primary key,
    request_id    uuid        not null references request,
    identifier_id uuid        not null references identifier,
    system        text        not null,
    phases        text[]      not null,
    phase         text        not null check (phase in ('SUBMIT', 'AWAIT', 'COLLECT', 'CONFIRM')),
    state         text        not null check (state in ('OPEN', 'PARKED', 'DONE', 'REFUSED', 'FAILED')),
    code          text,
    latest_safe   timestamptz not null,
    due_at        timestamptz not null default now(),
    attempt       int         not null default 0,
    round         int         not null default 0,
    renewals      int         not null default 0,
    failing_since timestamptz,
    lease_until   timestamptz,
    version       int         not null default 0,
    intent_at     timestamptz,
    looks         int         not null default 0,
    external_ref  text,
    findings      jsonb       not null default '{}',
    closed_at     timestamptz,
    unique (request_id, system, identifier_id)
);
comment on table task is 'One system''s part of one request, for one identifier';
comment on column task.attempt is 'Failures in a row; a success puts it back to 0';
comment on column task.round is 'How often this phase was asked to come again';
comment on column task.intent_at is 'An effect outside may have begun at this moment; null where none is in doubt';
comment on column task.looks is 'How often an effect in doubt was looked for';
comment on column task.external_ref is 'What the system calls the effect, for example the id of a GDPR request';
comment on column task.findings is 'What the system answered, in facts and figures, never in personal data';
create index task_due on task (system, latest_safe, due_at) where state = 'OPEN';
create index task_of_request on task (request_id);
create unique index task_external_ref on task (system, external_ref) where external_ref is not null;

create table artifact (
    id           uuid primary key,
    request_id   uuid        not null references request,
    task_id      uuid        not null references task,
    source_hash  text        not null,
    state        text        not null check (state in ('INTENDED', 'STORED', 'EXPIRED', 'SUPERSEDED')),
    s3_key       text        not null,
    sha256       text,
    bytes        bigint,
    stored_bytes bigint,
    empty        boolean,
    intended_at  timestamptz not null default now(),
    stored_at    timestamptz,
    unique (task_id, source_hash)
);
comment on column artifact.source_hash is 'Keyed hash of where it came from, so that a repeated collect knows what it already has';

create table audit_event (
    id         bigint generated always as identity primary key,
    request_id uuid        not null references request,
    task_id    uuid references task,
    at         timestamptz not null default clock_timestamp(),
    event      text        not null,
    from_state text,
    to_state   text,
    code       text,
    context_id text,
    actor      text        not null default 'genesys-dsr',
    details    jsonb       not null default '{}'
);
comment on table audit_event is 'Append-only; no personal data';
create index audit_event_of_request on audit_event (request_id, id);

create function audit_event_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'audit_event is append-only';
end $$;
create trigger audit_event_append_only before update or delete or truncate on audit_event
    for each statement execute function audit_event_is_append_only();

create table genesys_cooldown (
    family  text primary key,
    until   timestamptz not null,
    cause   text        not null,
    strikes int         not null
);
comment on table genesys_cooldown is 'Genesys asked to wait: honoured by every replica, by no waiting thread';
