-- Takes these messages ({0}, and those of which it is known that they are wanted, {2}) for sending until {1}, so that a crash before the hand-over gives them back. A reader's address is looked up now, not when
-- the row was written.
with leased as (
    update messages m set leased_until = {1} where (m.id = any({0}) or m.id = any({2})) and m.state = 'due' returning m.*
)
select l.id, l.email, l.topic, l.data::text as data, l.created_at, l.attempts, l.contact_id, coalesce(k.name, u.user_name) as contact_name,
       coalesce(k.email, u.email, u.user_name) as address, coalesce(k.link_version, 0::smallint) as link_version, coalesce(c.name, '') as customer_name,
       (select o.user_name from ops_users o where o.user_name = c.ops_owner) as ops_contact,
       not l.id = any({2}) and n.is_unwanted as suppressed,
       f.id as follows, f.created_at as follows_created_at
from leased l
left join messages f on f.id = l.follows
left join contacts k on k.id = l.contact_id
left join customers c on c.id = k.customer_id
-- Or one of ops.
left join ops_users u on u.id = l.ops_user_id
cross join lateral is_unwanted(coalesce(k.email, u.email, u.user_name), coalesce(k.consent, 'given'), l.topic) n
order by l.due_at, l.id
