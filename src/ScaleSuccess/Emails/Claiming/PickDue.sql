-- Which messages are due? Up to {1} of them, locked until the caller has decided what goes. Other workers skip them. None while mail is held.
-- {0}: now. A message in a digest goes with it.
with due as (
    select id, email, contact_id from messages
    where state = 'due' and due_at <= {0} and (leased_until is null or leased_until < {0}) and digest_id is null
      and not exists (select from mail_holds where released_at is null)
    order by due_at, id
    limit {1}
    for no key update skip locked
)
select d.id, d.email, d.contact_id, lower(k.email) as address from due d left join contacts k on k.id = d.contact_id
