-- Which customers have neither answered nor been invited, and which contact should be asked? One query for all of them, because a thousand
-- customers may arrive in one import; of those on the list uninvited_customers, since reading everybody takes longer with every
-- customer. {0}: the key of the invitation.
select chosen.id as "Value"
from uninvited_customers u
join customers c on c.id = u.customer_id
cross join lateral (
    select id from contacts where customer_id = c.id and consent = 'given'
    order by role <> 'champion', role = 'user', id limit 1
) chosen
where not exists (select from responses r where r.customer_id = c.id and r.purpose = 'onboarding' and r.submitted_at is not null)
  and not exists (
    select from messages m join contacts p on p.id = m.contact_id
    where p.customer_id = c.id and m.email = {0})
order by chosen.id
