-- Puts on each step's list whoever belongs there and is not on it, as 0033 did once: should a reason to look have no trigger, it
-- costs its customer a night. Returns how many were missing; plans are looked at for their check-ins whatever their row says.
create function note_everybody() returns bigint language plpgsql as $$
declare
    missing bigint := 0;
    noted bigint;
    assigner bigint := coalesce((select id from segment_models where status = 'published' and applied_at is not null), 0);
begin
    insert into uninvited_customers
    select c.id from customers c
    where not exists (select from responses r where r.customer_id = c.id and r.purpose = 'onboarding' and r.submitted_at is not null)
      and not exists (select from messages m join contacts k on k.id = m.contact_id where k.customer_id = c.id and m.email = 'survey-invitation')
    on conflict do nothing;
    get diagnostics noted = row_count;
    missing := missing + noted;

    insert into unassigned_customers (customer_id)
    select distinct r.customer_id from responses r
    where r.purpose = 'onboarding' and r.submitted_at is not null
      and not exists (select from assigner_results p where p.model_id = assigner and p.customer_id = r.customer_id and p.answered_at >= r.submitted_at)
      and not exists (select from unassigned_customers u where u.customer_id = r.customer_id);
    get diagnostics noted = row_count;
    missing := missing + noted;

    insert into unplanned_customers
    select a.customer_id from assignments a where a.superseded_at is null and not exists (select from plans p where p.customer_id = a.customer_id)
    on conflict do nothing;
    get diagnostics noted = row_count;
    missing := missing + noted;

    insert into check_in_looks select p.id, '-infinity' from plans p where not exists (select from check_in_looks l where l.plan_id = p.id);
    get diagnostics noted = row_count;
    missing := missing + noted;

    -- Of these two lists nobody knows who belongs there until the step has looked.
    insert into moved_customers (customer_id)
    select a.customer_id from assignments a join plans p on p.customer_id = a.customer_id
    where a.superseded_at is null and a.assigned_at > p.created_at and not exists (select from moved_customers m where m.customer_id = a.customer_id)
    order by a.customer_id;
    update check_in_looks set next_at = '-infinity' where next_at > '-infinity';
    return missing;
end $$;
