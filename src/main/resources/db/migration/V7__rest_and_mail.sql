-- Who sent a request, what it is about, its withdrawal, and what a repeated call is answered.

alter table dsr_intake
    add column if not exists channel text not null default 'TABLE',
    add column sender text,
    add column verification text,
    drop constraint if exists dsr_intake_reference_key;
comment on column dsr_intake.sender is 'Keyed hash of who sent it, where the channel has many senders: references count within it';
comment on column dsr_intake.verification is 'What the sender gave to be checked; it proves nothing by itself';
-- A reference may come again: accept tells repeated ones by the ledger, where each stands once for its sender.
create index if not exists dsr_intake_reference on dsr_intake (reference);

alter table request
    add column sender text not null default 'TABLE',
    add column subject_hash text,
    add column verification bytea,
    drop constraint if exists request_reference_key,
    add constraint request_sender_reference_key unique (sender, reference),
    drop constraint if exists request_state_check,
    add constraint request_state_check check (state in ('AWAITING_PROOF', 'ACCEPTED', 'RESOLVED', 'IN_FULFILMENT',
        'CLOSING', 'IN_REVIEW', 'FULFILLED', 'PARTLY_FULFILLED', 'NO_DATA_HELD', 'REFUSED', 'FAILED', 'WITHDRAWN')),
    drop constraint if exists request_verdict_check,
    add constraint request_verdict_check check (verdict in ('REFUSED', 'FAILED', 'WITHDRAWN'));
comment on column request.sender is 'The channel, with a keyed hash of the sender where the channel has many: a reference is unique within it';
comment on column request.subject_hash is 'Keyed hash of what was submitted about the person: equal where the same is asked about the same person';
comment on column request.verification is 'What the sender gave to be checked, encrypted under the key of the request; no proof';
create index request_subject on request (subject_hash) where closed_at is null;

create table delivery (
    id           bigint generated always as identity primary key,
    request_id   uuid        not null references request,
    rule         text        not null check (rule in ('REFERENCE', 'SUBJECT')),
    channel      text        not null,
    received_at  timestamptz not null,
    proof_methods text[]     not null default '{}',
    proofs       bytea,
    at           timestamptz not null default clock_timestamp()
);
comment on table delivery is 'A request that was received once more, with the proof that came with it: neither shares the other''s';
create index delivery_of_request on delivery (request_id);

create table intake_call (
    key_hash  text primary key,
    body_hash text        not null,
    status    int         not null default 0,
    answer    text        not null default '',
    made_at   timestamptz not null default now()
);
comment on table intake_call is 'Calls that bore an idempotency key, and how they were answered; hashes are keyed';
create index intake_call_made on intake_call (made_at);

create table intake_mail (
    id           uuid primary key,
    key_hash     text        not null unique,
    taken_at     timestamptz not null default now(),
    review       boolean     not null default false,
    answer_state text        not null default 'NONE' check (answer_state in ('NONE', 'DUE', 'SENT', 'GIVEN_UP')),
    address_hash text,
    wrapped_key  bytea,
    answer       bytea,
    attempt      int         not null default 0,
    due_at       timestamptz not null default now()
);
comment on table intake_mail is 'Each mail that was taken, once; hashes are keyed';
comment on column intake_mail.key_hash is 'Of its Message-ID, sender and content: a mail that is seen again, after a crash say, is known by it';
comment on column intake_mail.answer is 'To whom the acknowledgement goes and what it names, encrypted under wrapped_key; forgotten once it is sent';
create index intake_mail_due on intake_mail (due_at) where answer_state = 'DUE';
create index intake_mail_address on intake_mail (address_hash, taken_at);
