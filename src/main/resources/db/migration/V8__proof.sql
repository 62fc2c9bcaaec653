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
