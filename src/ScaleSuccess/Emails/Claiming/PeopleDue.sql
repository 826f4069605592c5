-- What is due for these people ({1}: addresses), and of each what was to become of it? In SQL because an address may belong to several contacts, and
-- unsubscribing, consent and what has lost its meaning (view void_messages) are facts of other rows. Of one person all that is due is decided at once;
-- what another worker has locked is decided there. {0}: now. {2}: e-mails that no budget delays. {3}: messages that were queued before this have waited.
with due as (
    select m.id, m.contact_id, m.email, m.topic, m.due_at, m.moved_from, m.created_at, k.email as address, k.consent
    from contacts k
    join messages m on m.contact_id = k.id
    where lower(k.email) = any({1}) and m.state = 'due' and m.due_at <= {0} and (m.leased_until is null or m.leased_until < {0})
      and m.digest_id is null and not m.email = any({2})
    for no key update of m skip locked
)
select d.id, d.contact_id, d.email, lower(d.address) as address, coalesce(d.moved_from, d.due_at) as since, z.zone, c.country,
       u.is_unwanted,
       case when d.created_at < {3} then (select v.reason from void_messages v where v.message_id = d.id) end as reason
from due d
cross join lateral is_unwanted(d.address, d.consent, case when d.email = 'digest' then '' else d.topic end) u
-- Where a person lives is where the first contact with the address does.
cross join lateral (select min(f.id) as contact_id from contacts f where lower(f.email) = lower(d.address)) f
join contacts k on k.id = f.contact_id
join customers c on c.id = k.customer_id
join contact_zones z on z.contact_id = f.contact_id
order by d.contact_id, d.id
