-- A claim costs the same however many tasks are open. Most open tasks wait, for Genesys for instance, and those that wait are
-- often the most urgent: a claim that goes by urgency would walk over all of them. So what is due is marked, and only that is
-- in the index that goes by urgency; what waits is in one that goes by time, from which it is woken when its time has come.

alter table task
    add column ready boolean not null default true,
    -- A column, because the planner rewrites "(phase = 'COLLECT') = false" into what no index on the expression matches.
    add column lane text not null generated always as (case when phase = 'COLLECT' then 'LONG' else 'QUICK' end) stored;
comment on column task.ready is 'Its time had come when it was last looked at; false: it waits for due_at';
comment on column task.lane is 'Whose work it is: downloads have workers of their own';
update task set ready = false where due_at > clock_timestamp();

create function task_waits_or_is_ready() returns trigger language plpgsql as $$
begin
    new.ready := new.due_at <= clock_timestamp();
    return new;
end $$;
create trigger task_due_changed before insert or update of due_at on task
    for each row execute function task_waits_or_is_ready();

drop index task_due;
create index task_ready on task (system, lane, latest_safe, due_at) where state = 'OPEN' and ready;
create index task_waiting on task (system, lane, due_at) where state = 'OPEN' and not ready;
