-- The master customer index: a mirror of the CRM's, replaced as a whole by each import.

create table customer_import (
    id          uuid primary key,
    wrapped_key bytea       not null,
    consumers   bigint      not null default 0,
    businesses  bigint      not null default 0,
    identifiers bigint      not null default 0,
    refused     bigint      not null default 0,
    imported_at timestamptz not null default clock_timestamp()
);
comment on table customer_import is 'The import that the index shows: one row, or none before the first; nothing personal';
comment on column customer_import.wrapped_key is 'Data key of everything in customer_identifier, wrapped by the master key: without it nothing there opens';
comment on column customer_import.refused is 'Rows of the file that were not taken';
create unique index customer_import_is_one on customer_import ((true));

create table customer_identifier (
    row_number    bigint not null,
    customer_hash text   not null,
    customer      bytea  not null,
    party         text   not null check (party in ('CONSUMER', 'BUSINESS')),
    kind          text   not null,
    lookup_hash   text   not null,
    value         bytea  not null,
    held_from     date,
    held_until    date
);
comment on table customer_identifier is 'Who holds or held which identifier; encrypted under the data key of the import';
comment on column customer_identifier.row_number is 'The row of the imported file';
comment on column customer_identifier.customer_hash is 'Keyed hash of the customer''s key in the CRM, as that of an EXTERNAL_ID';
comment on column customer_identifier.lookup_hash is 'Keyed hash of kind and value, as in the table identifier';
comment on column customer_identifier.held_from is 'First day; null: not known';
comment on column customer_identifier.held_until is 'Last day; null: held still';
create index customer_identifier_found on customer_identifier (lookup_hash);
-- A file may say the same twice; it also finds all that a customer holds.
create unique index customer_identifier_once on customer_identifier (customer_hash, lookup_hash, party,
    (coalesce(held_from, '-infinity')), (coalesce(held_until, 'infinity')));
