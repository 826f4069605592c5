-- What a customer decided against does not count for its segment: of these answers those fields, until who gave them changes them.
alter table responses add column set_aside text[] not null default '{}';

-- No assigner has seen these answers as they count now.
create function note_set_aside() returns trigger language plpgsql as $$
begin
    update assigner_results set answered_at = 'epoch' where customer_id = new.customer_id;
    insert into unassigned_customers (customer_id) values (new.customer_id);
    return null;
end $$;
create trigger note_set_aside after update of set_aside on responses
for each row when (new.set_aside is distinct from old.set_aside and new.submitted_at is not null and new.purpose = 'onboarding') execute function note_set_aside();

-- What was decided before.
update responses r set set_aside = array(
    select distinct field from settled_disagreements s join plans p on p.id = s.plan_id, lateral jsonb_object_keys(s.theirs) field
    where s.contact_id = r.contact_id and p.customer_id = r.customer_id and s.decision = 'kept' and (s.theirs -> field) = (r.answers -> field) order by field)
where r.submitted_at is not null and r.purpose = 'onboarding' and exists (select from settled_disagreements s where s.contact_id = r.contact_id and s.decision = 'kept');
