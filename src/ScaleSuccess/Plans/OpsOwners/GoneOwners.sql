-- Who is named, for a customer or for something that is still to be done, and is no user any more? In SQL because it goes over all customers:
-- by the indexes of what is named at all.
select gone.ops_owner as user, count(*) filter (where gone.is_customer) as customers, count(*) filter (where not gone.is_customer) as items
from (
    select c.ops_owner, true as is_customer from customers c
    where c.ops_owner is not null and c.ops_owner not in (select u.user_name from ops_users u where u.user_name is not null)
    union all
    select i.ops_owner, false from plan_items i join plans p on p.id = i.plan_id and p.phase = i.phase and p.closed_at is null
    where i.ops_owner is not null and i.ops_owner not in (select u.user_name from ops_users u where u.user_name is not null) and i.done_at is null
      and not exists (select from commitment_reports r where i.kind = 'commitment' and r.plan_id = i.plan_id and r.commitment = i.key and r.ends)
) gone
group by gone.ops_owner
order by gone.ops_owner
