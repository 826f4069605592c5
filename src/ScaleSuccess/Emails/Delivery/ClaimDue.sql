-- Which messages are due? Leases up to {2} of them until {1} in one statement, so that other workers skip them and a
-- crash before the hand-over gives them back. None while mail is held. {0}: now. A reader's address is looked up now, not when the row was written.
with due as (
    select id from messages
    where state = 'due' and due_at <= {0} and (leased_until is null or leased_until < {0})
      and not exists (select from mail_holds where released_at is null)
    order by due_at, id
    limit {2}
    for no key update skip locked
),
leased as (
    update messages m set leased_until = {1} from due where m.id = due.id returning m.*
)
select l.id, l.email, l.topic, l.data::text as data, l.created_at, l.attempts, l.contact_id, coalesce(k.name, u.user_name) as contact_name,
       coalesce(k.email, u.email, u.user_name) as address, coalesce(k.link_version, 0::smallint) as link_version, coalesce(c.name, '') as customer_name,
       (select o.user_name from ops_users o where o.user_name = c.ops_owner) as ops_contact,
       exists (select from suppressions s
               where s.address = lower(coalesce(k.email, u.email, u.user_name)) and s.lifted_at is null and (s.topic is null or s.topic = l.topic))
           -- Whoever has not agreed to be a contact gets the invitation only, whatever a step may have queued.
           or (coalesce(k.consent, 'given') <> 'given' and l.topic <> 'invitation') as suppressed,
       f.id as follows, f.created_at as follows_created_at
from leased l
left join messages f on f.id = l.follows
left join contacts k on k.id = l.contact_id
left join customers c on c.id = k.customer_id
-- Or one of ops.
left join ops_users u on u.id = l.ops_user_id
order by l.due_at, l.id
