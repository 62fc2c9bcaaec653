-- Own hygiene: what is kept no longer than it is needed, and how that is found.

alter table artifact
    add column superseded_at     timestamptz,
    add column purge_intended_at timestamptz,
    add column purged_at         timestamptz;
comment on column artifact.superseded_at is 'When it ceased to count; some time later its object is deleted';
comment on column artifact.purge_intended_at is 'From then on its object may be deleted: committed before, so that after a crash the deletion is made good';
comment on column artifact.purged_at is 'When its object was deleted; the row stays, because the evidence names it';

update artifact set superseded_at = clock_timestamp() where state = 'SUPERSEDED';

create index artifact_of_request on artifact (request_id);
create index artifact_doomed on artifact (id) where purge_intended_at is not null and purged_at is null;
create index request_kept on request (closed_at) where closed_at is not null and wrapped_key is not null;
create index request_in_review on request (deadline_at) where state = 'IN_REVIEW';
create index task_parked on task (request_id) where state = 'PARKED';
