-- Requests that come in files: each file from its arrival to its receipt, and which row of the intake table came from where.

create table intake_file (
    id          bigint generated always as identity primary key,
    mark        uuid        not null unique,
    state       text        not null check (state in ('FOUND', 'TAKING', 'TAKEN', 'DONE', 'QUARANTINED')),
    sha256      text,
    same_as     bigint references intake_file,
    bytes       bigint,
    encoding    text,
    wrapped_key bytea,
    name        bytea,
    written_at  timestamptz,
    found_at    timestamptz not null default now(),
    rows_taken  bigint      not null default 0,
    last_row    bigint      not null default 0,
    code        text,
    attempt     int         not null default 0,
    lease_until timestamptz,
    version     int         not null default 0,
    closed_at   timestamptz
);
comment on table intake_file is 'One file that was found in a folder of requests';
comment on column intake_file.mark is 'What the file is called while it is worked on; its begin stands in the names of its results';
comment on column intake_file.sha256 is 'Of its content: what it is known by, whatever it is called';
comment on column intake_file.same_as is 'The file that had the same content before; then no row is taken of this one';
comment on column intake_file.name is 'Its sender''s name for it, encrypted, and forgotten with its receipt';
comment on column intake_file.written_at is 'When its sender finished it, as the server says';
comment on column intake_file.last_row is 'Up to which row it stands in dsr_intake; a replica that takes over goes on behind it';
comment on column intake_file.code is 'Why it goes to quarantine';
comment on column intake_file.attempt is 'How often it was lent without getting on';
create unique index intake_file_content on intake_file (sha256) where same_as is null;
create index intake_file_open on intake_file (id) where state in ('FOUND', 'TAKING', 'TAKEN');

alter table dsr_intake
    add column channel text not null default 'TABLE',
    add column source_file bigint,
    add column row_number bigint,
    add constraint dsr_intake_row_of_file unique (source_file, row_number);
comment on column dsr_intake.channel is 'How the row came: TABLE where somebody inserted it';
comment on column dsr_intake.source_file is 'The file it stood in (intake_file), for rows that came in one';
comment on column dsr_intake.row_number is 'Its number there';

-- A reference may come again, in a file that mends what was refused or in one that was sent twice: accept tells duplicates
-- by the ledger, where a reference stands once.
alter table dsr_intake drop constraint dsr_intake_reference_key;
create index dsr_intake_reference on dsr_intake (reference);

-- Claimed are rows without a file first, so that a file of a million rows keeps nobody waiting, then files in order. Rows
-- that wait for their proof, which may be many, are not walked over.
drop index dsr_intake_waiting;
create index dsr_intake_waiting on dsr_intake (source_file, id)
    where state is null or state = 'CLAIMED' or (state = 'AWAITING_PROOF' and proof is not null);
