-- What each step has left to do is found without reading every customer. Triggers note whom a step has to look at, in the
-- transaction that gives the reason; the step's own query still decides, and takes off the list whom it has dealt with. A
-- customer too many on a list costs a look, so triggers need not be exact.

-- Step invite-contacts: until they are invited, or have answered.
create table uninvited_customers (customer_id bigint primary key references customers on delete cascade);
create function note_uninvited() returns trigger language plpgsql as $$
begin
    insert into uninvited_customers select id from new_rows;
    return null;
end $$;
create trigger note_uninvited after insert on customers referencing new table as new_rows for each statement execute function note_uninvited();
insert into uninvited_customers
select c.id from customers c
where not exists (select from responses r where r.customer_id = c.id and r.purpose = 'onboarding' and r.submitted_at is not null)
  and not exists (select from messages m join contacts k on k.id = m.contact_id where k.customer_id = c.id and m.email = 'survey-invitation');

-- Step assign-segments: whose newest answer the present assigner has not seen. A customer may be on it more than once, so that
-- one who answers while the step is at work stays on it.
create table unassigned_customers (
    id          bigint generated always as identity primary key,
    customer_id bigint not null references customers on delete cascade
);
create index unassigned_customers_customer on unassigned_customers (customer_id);
create function note_answered() returns trigger language plpgsql as $$
begin
    insert into unassigned_customers (customer_id) values (new.customer_id);
    return null;
end $$;
create trigger note_answered after insert or update of submitted_at, purpose on responses
for each row when (new.submitted_at is not null and new.purpose = 'onboarding') execute function note_answered();

-- {assigner}: a model, or 0 for the rules.
create function note_unassigned(assigner bigint) returns void language sql as $$
    insert into unassigned_customers (customer_id)
    select distinct r.customer_id from responses r
    where r.purpose = 'onboarding' and r.submitted_at is not null
      and not exists (select from assigner_results p where p.model_id = assigner and p.customer_id = r.customer_id and p.answered_at >= r.submitted_at)
    order by r.customer_id
$$;
-- The assigner that takes over has not seen everybody's newest answers.
create function note_assigner_change() returns trigger language plpgsql as $$
begin
    if new.status = 'published' then
        perform note_unassigned(new.id);
    elsif not exists (select from segment_models where status = 'published') then
        perform note_unassigned(0);
    end if;
    return null;
end $$;
create trigger note_applied after update of applied_at on segment_models
for each row when (new.status = 'published' and new.applied_at is not null and old.applied_at is null) execute function note_assigner_change();
-- At the end of the transaction, which may publish another model.
create constraint trigger note_retired after update on segment_models deferrable initially deferred
for each row when (old.status = 'published' and new.status <> 'published') execute function note_assigner_change();
-- A result that is taken back is made again.
create function note_taken_back() returns trigger language plpgsql as $$
begin
    insert into unassigned_customers (customer_id)
    select o.customer_id from old_rows o join customers c on c.id = o.customer_id
    where o.model_id = coalesce((select id from segment_models where status = 'published' and applied_at is not null), 0);
    return null;
end $$;
create trigger note_taken_back after delete on assigner_results referencing old table as old_rows for each statement execute function note_taken_back();
select note_unassigned(coalesce((select id from segment_models where status = 'published' and applied_at is not null), 0));

-- Step start-plans: who has a segment and no plan.
create table unplanned_customers (customer_id bigint primary key references customers on delete cascade);
-- Step propose-plans: who has moved to another segment, whose plan is open again, or whose segment has got another template. More
-- than once, as above.
create table moved_customers (
    id          bigint generated always as identity primary key,
    customer_id bigint not null references customers on delete cascade
);
create index moved_customers_customer on moved_customers (customer_id);
create function note_assigned() returns trigger language plpgsql as $$
begin
    insert into unplanned_customers
    select distinct n.customer_id from new_rows n where not exists (select from plans p where p.customer_id = n.customer_id)
    on conflict do nothing;
    insert into moved_customers (customer_id)
    select n.customer_id from new_rows n where exists (select from assignments a where a.customer_id = n.customer_id and a.id < n.id);
    return null;
end $$;
create trigger note_assigned after insert on assignments referencing new table as new_rows for each statement execute function note_assigned();
create function note_plan_gone() returns trigger language plpgsql as $$
begin
    insert into unplanned_customers
    select o.customer_id from old_rows o join customers c on c.id = o.customer_id on conflict do nothing;
    return null;
end $$;
create trigger note_plan_gone after delete on plans referencing old table as old_rows for each statement execute function note_plan_gone();
create function note_plan_changed() returns trigger language plpgsql as $$
begin
    insert into moved_customers (customer_id)
    select a.customer_id from assignments a where a.customer_id = new.customer_id and a.superseded_at is null and a.assigned_at > new.created_at;
    return null;
end $$;
create trigger note_plan_changed after update of definition_id, version, achieved_at on plans for each row execute function note_plan_changed();
create function note_template_changed() returns trigger language plpgsql as $$
begin
    insert into moved_customers (customer_id)
    select a.customer_id from assignments a join plans p on p.customer_id = a.customer_id
    where a.segment = new.key and a.superseded_at is null and a.assigned_at > p.created_at;
    return null;
end $$;
create trigger note_template_changed after insert or update of template on segments for each row execute function note_template_changed();
insert into unplanned_customers
select a.customer_id from assignments a where a.superseded_at is null and not exists (select from plans p where p.customer_id = a.customer_id);
insert into moved_customers (customer_id)
select a.customer_id from assignments a join plans p on p.customer_id = a.customer_id where a.superseded_at is null and a.assigned_at > p.created_at
order by a.customer_id;

-- Step send-due-check-ins: when to look at each plan next. The step says so at each look, by its own rule; what may bring a
-- check-in forward makes it look at once.
create table check_in_looks (
    plan_id bigint primary key references plans on delete cascade,
    next_at timestamptz not null
);
create index check_in_looks_next on check_in_looks (next_at);
create function note_new_plans() returns trigger language plpgsql as $$
begin
    insert into check_in_looks select id, '-infinity' from new_rows;
    return null;
end $$;
create trigger note_new_plans after insert on plans referencing new table as new_rows for each statement execute function note_new_plans();
create function look_again() returns trigger language plpgsql as $$
begin
    update check_in_looks set next_at = '-infinity'
    where next_at > '-infinity'
      and plan_id = case tg_table_name when 'plans' then (to_jsonb(new) ->> 'id')::bigint
                                       when 'help_requests' then (select p.id from plans p where p.customer_id = (to_jsonb(new) ->> 'customer_id')::bigint)
                                       else (to_jsonb(new) ->> 'plan_id')::bigint end;
    return null;
end $$;
create trigger look_again after update of started_on, deadline, check_in_at, check_in_every, version, achieved_at on plans for each row execute function look_again();
create trigger look_again_at_new after insert on plan_items for each row when (new.kind = 'milestone') execute function look_again();
create trigger look_again after update of due_on, done_at on plan_items for each row execute function look_again();
create trigger look_again after insert on acceptances for each row execute function look_again();
create trigger look_again after insert or update of day, answered_at on check_ins for each row execute function look_again();
create trigger look_again after insert on help_requests for each row execute function look_again();
-- Whom a check-in goes to, when, and whether an open one follows to somebody else.
create function look_again_at_readers() returns trigger language plpgsql as $$
begin
    update check_in_looks set next_at = '-infinity'
    where next_at > '-infinity' and plan_id in (select p.id from plans p where p.customer_id = new.customer_id);
    return null;
end $$;
create trigger look_again after insert or update of email, role, time_zone, consent on contacts for each row execute function look_again_at_readers();
create function look_again_at_address() returns trigger language plpgsql as $$
begin
    update check_in_looks set next_at = '-infinity'
    where next_at > '-infinity'
      and plan_id in (select p.id from contacts k join plans p on p.customer_id = k.customer_id where lower(k.email) = new.address);
    return null;
end $$;
create trigger look_again after insert or update of lifted_at, topic on suppressions for each row execute function look_again_at_address();
create index contacts_address on contacts (lower(email));
insert into check_in_looks select id, '-infinity' from plans;

-- The outcome of each plan asks for them.
create index check_ins_stuck on check_ins (plan_id) where answer = 'stuck';

-- What tells whether a plan is active, found without its rows.
drop index plan_items_done;
create index plan_items_ticked on plan_items (plan_id) where done_at is not null and side = 'customer' and not accepts_plan;
create index check_ins_answered on check_ins (plan_id) where answered_at is not null;

-- As in 0025, but each fact is looked up for the customer in question: a page of the list has 50, and the subqueries with
-- `distinct` read everybody's. Each is looked up only where the case below comes to it.
create or replace view customer_stages as
select c.id as customer_id,
       case
           when f.achieved then 6
           when f.accepted and (done.yes or told.yes) then 5
           when f.accepted then 4
           when f.plan_id is not null then 3
           when answered.yes then 2
           when invited.yes then 1
           else 0
       end as stage
from customers c
left join plan_facts f on f.customer_id = c.id
left join lateral (
    select true as yes from plan_items i
    where f.accepted and not f.achieved and i.plan_id = f.plan_id and i.done_at is not null and i.side = 'customer' and not i.accepts_plan limit 1
) done on true
left join lateral (
    select true as yes from check_ins i
    where f.accepted and not f.achieved and done.yes is null and i.plan_id = f.plan_id and i.answered_at is not null limit 1
) told on true
left join lateral (
    select true as yes from responses r
    where f.plan_id is null and r.customer_id = c.id and r.purpose = 'onboarding' and r.submitted_at is not null limit 1
) answered on true
left join lateral (
    select true as yes from contacts k join messages m on m.contact_id = k.id and m.email = 'survey-invitation'
    where f.plan_id is null and answered.yes is null and k.customer_id = c.id limit 1
) invited on true;

-- As in 0025, but whoever does not ask whether a plan is active does not pay for it.
create or replace view plan_outcomes as
select p.id as plan_id, p.customer_id, p.definition_id,
       f.accepted, (select s.stage >= 5 from customer_stages s where s.customer_id = p.customer_id) as active, f.achieved,
       (case when f.achieved then extract(epoch from p.achieved_at - p.created_at) / 86400 end)::float8 as days,
       exists (select from check_ins c where c.plan_id = p.id and c.answer = 'stuck')
           or exists (select from help_requests h where h.customer_id = p.customer_id) as stuck
from plans p
join plan_facts f on f.plan_id = p.id;
