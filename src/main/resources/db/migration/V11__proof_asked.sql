-- When proof was asked for, which stops the law's clock where it may; and a request that is answered by categories alone.

alter table request add column proof_asked_at timestamptz;
comment on column request.proof_asked_at is 'When the person was asked for proof: by our own message, or, where none can be sent, by the sender who reads what is missing';
create index request_unasked on request (received_at) where state = 'AWAITING_PROOF' and proof_asked_at is null;

alter table request
    drop constraint if exists request_verdict_check,
    add constraint request_verdict_check check (verdict in ('REFUSED', 'FAILED', 'WITHDRAWN', 'PARTLY_FULFILLED'));
comment on column request.verdict is 'How it ends without its tasks; PARTLY_FULFILLED: categories were told instead of specific pieces';

-- Authenticators are enrolled and revoked by people; who did it, and how often one was guessed at.
alter table authenticator
    add column enrolled_by  text        not null default 'genesys-dsr',
    add column failed       int         not null default 0,
    add column failed_since timestamptz;
comment on column authenticator.failed is 'Wrong passwords since failed_since: who holds the mailbox alone must not guess on';

create table authenticator_event (
    id           bigint generated always as identity primary key,
    at           timestamptz not null default clock_timestamp(),
    event        text        not null check (event in ('AuthenticatorEnrolled', 'AuthenticatorRevoked')),
    subject_hash text        not null,
    actor        text        not null
);
comment on table authenticator_event is 'Append-only; who enrolled and revoked authenticators, for whom as keyed hash';
create function authenticator_event_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'authenticator_event is append-only';
end $$;
create trigger authenticator_event_append_only before update or delete or truncate on authenticator_event
    for each statement execute function authenticator_event_is_append_only();

-- Answers to challenges by network address and minute: one limit for all replicas together. It may be lost in a crash.
create unlogged table answer_count (
    address_hash text   not null,
    minute       bigint not null,
    given        int    not null,
    primary key (address_hash, minute)
);
comment on table answer_count is 'How many answers a network address gave in a minute; the address as keyed hash';
