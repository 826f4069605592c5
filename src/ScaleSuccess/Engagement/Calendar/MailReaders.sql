-- Who are these contacts ({0}), as e-mails reach them? In SQL because what somebody has stopped is kept by address.
select k.id, k.name, lower(k.email) as address, c.id as customer_id, c.name as customer_name, z.zone, c.country, k.consent = 'given' as is_given,
       coalesce((select string_agg(coalesce(s.topic, '*'), ',') from suppressions s where s.address = lower(k.email) and s.lifted_at is null), '') as stopped
from contacts k
join customers c on c.id = k.customer_id
cross join lateral (select zone from contact_zones where contact_id = k.id offset 0) z
where k.id = any({0})
