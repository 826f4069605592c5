-- As TemplateRoles.sql, of live plans that have lines of a goal module ({0}).
select r.role, count(p.id)::int as customers,
       (count(p.id) filter (where not exists (
           select from contacts k where k.customer_id = p.customer_id and k.role = r.role and (k.consent in ('given', 'asked') or k.id = p.contact_id))))::int as without
from unnest({1}::text[]) r (role)
left join (plans p join plan_facts f on f.plan_id = p.id and not f.is_over) on p.id in (select i.plan_id from plan_items i where i.origin ->> 'definition' = {0})
group by r.role
