-- Proof of identity as facts of their own, apart from where a request stands.

create table proof (
    id              uuid primary key,
    request_id      uuid        not null references request,
    method          text        not null check (method in ('SIGNED_TOKEN', 'EMAIL_LINK', 'SMS_CODE', 'AUTHENTICATOR',
                        'OIDC', 'AGENT_ATTESTED')),
    factors         text[]      not null,
    strength        text        not null check (strength in ('NONE', 'ONE_FACTOR', 'TWO_FACTORS')),
    source          bytea       not null,
    at              timestamptz not null,
    speaks_for      text[]      not null default '{}',
    once_hash       text unique,
    noted_at        timestamptz not null default clock_timestamp()
);
comment on table proof is 'That somebody established who is asking: append-only, and no matter where the request stands';
comment on column proof.source is 'Who established it, encrypted under the data key of the request';
comment on column proof.speaks_for is 'Keyed hashes of the identifiers that it speaks for; empty: for the whole request';
comment on column proof.once_hash is 'Keyed hash of what may be used a single time, such as a token''s issuer and id';
create index proof_of_request on proof (request_id);

create function proof_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'proof is append-only';
end $$;
create trigger proof_append_only before update or truncate on proof
    for each statement execute function proof_is_append_only();

insert into proof (id, request_id, method, factors, strength, source, at)
select gen_random_uuid(), id, 'AGENT_ATTESTED', '{UNNAMED}', 'ONE_FACTOR', proof_by, proof_at
from request
where proof_method is not null and proof_by is not null and proof_at is not null;

alter table request drop column proof_method, drop column proof_by, drop column proof_at,
    add column proof_missing text;
comment on column request.proof_missing is 'What is still to be proved, for whoever sent the request; nothing personal';

-- The inserter sees what is still to be proved.
create function tell_the_inserter_what_is_missing() returns trigger language plpgsql as $$
begin
    update dsr_intake set reason = new.proof_missing
    where request_id = new.id and state = 'AWAITING_PROOF';
    return null;
end $$;
create trigger request_proof_weighed after update of proof_missing on request
    for each row when (new.state = 'AWAITING_PROOF' and old.proof_missing is distinct from new.proof_missing)
    execute function tell_the_inserter_what_is_missing();

-- Challenges: what is sent to a submitted address and must come back. Secrets stand here as keyed hashes only.
alter table request add column challenged_at timestamptz;
comment on column request.challenged_at is 'When it was decided which of the submitted addresses are challenged';
create index request_unproved on request (received_at) where state = 'AWAITING_PROOF';

create table challenge (
    id            uuid primary key,
    request_id    uuid        not null references request,
    identifier_id uuid        not null references identifier,
    method        text        not null check (method in ('EMAIL_LINK', 'SMS_CODE')),
    subject_hash  text        not null,
    source        text        not null,
    state         text        not null default 'DUE' check (state in ('DUE', 'SENT', 'REDEEMED')),
    handle_hash   text unique,
    secret_hash   text,
    sends         int         not null default 0,
    tries         int         not null default 0,
    due_at        timestamptz not null default clock_timestamp(),
    expires_at    timestamptz,
    created_at    timestamptz not null default clock_timestamp(),
    redeemed_at   timestamptz,
    unique (request_id, identifier_id)
);
comment on table challenge is 'A link or code that is sent to one submitted address of one request';
comment on column challenge.subject_hash is 'Keyed hash of the address, by which messages to it are counted';
comment on column challenge.source is 'Whence the request came, by which messages are counted as well';
comment on column challenge.handle_hash is 'Keyed hash of what stands in the address of the page';
comment on column challenge.secret_hash is 'Keyed hash of the code, or of the link''s secret';
create index challenge_due on challenge (due_at) where state = 'DUE';
create index challenge_of_subject on challenge (subject_hash);

create table challenge_sending (
    id           bigint generated always as identity primary key,
    challenge_id uuid        not null references challenge,
    subject_hash text        not null,
    source       text        not null,
    at           timestamptz not null default clock_timestamp()
);
comment on table challenge_sending is 'The intent of each message, committed before it is sent; what limits are counted by';
create index challenge_sending_to on challenge_sending (subject_hash, at);
create index challenge_sending_from on challenge_sending (source, at);

create table authenticator (
    id           uuid primary key,
    subject_hash text        not null unique,
    secret       bytea       not null,
    wrapped_key  bytea       not null,
    last_step    bigint      not null default -1,
    enrolled_at  timestamptz not null default clock_timestamp()
);
comment on table authenticator is 'A shared secret for one-time passwords by time (RFC 6238), encrypted under a key of its own';
comment on column authenticator.last_step is 'The last time step that was accepted: no password counts twice (RFC 6238 section 5.2)';
