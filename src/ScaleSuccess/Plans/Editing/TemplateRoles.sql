-- Of how many customers with a live plan of a template ({0}) nobody has each of the roles ({1})? Those whom a plan is drafted with have agreed or were asked, or gave the
-- answers. In SQL since nobody needs the customers.
select r.role, count(p.id)::int as customers,
       (count(p.id) filter (where not exists (
           select from contacts k where k.customer_id = p.customer_id and k.role = r.role and (k.consent in ('given', 'asked') or k.id = p.contact_id))))::int as without
from unnest({1}::text[]) r (role)
left join (plans p join plan_facts f on f.plan_id = p.id and not f.is_over join definitions d on d.id = p.definition_id) on d.kind = 'plan' and d.key = {0}
group by r.role
