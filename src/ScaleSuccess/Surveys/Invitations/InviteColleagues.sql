-- Whom to invite of the people that these customers' contacts named? The first named of each customer, as many as its day
-- allows, none once somebody reported an invitation of it. In SQL because it counts per customer. {0}: customers, locked by
-- the caller. {1}: the invitation's key. {2}: a day ago. {3}: most a day.
select k.id as contact_id, coalesce(n.name, '') as invited_by, c.name as company, k.role
from (
    select a.id, a.customer_id, a.named_by, a.role, row_number() over (partition by a.customer_id order by a.id) as place
    from contacts a
    where a.customer_id = any({0}) and a.consent = 'asked'
      and not exists (select from messages m where m.contact_id = a.id and m.email = {1})
) k
join customers c on c.id = k.customer_id
left join contacts n on n.id = k.named_by
where k.place <= {3} - (select count(*) from messages m join contacts x on x.id = m.contact_id
                        where x.customer_id = k.customer_id and m.email = {1} and m.created_at > {2})
  and not exists (select from contacts r where r.customer_id = k.customer_id and r.consent = 'reported')
order by k.id
