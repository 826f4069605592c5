-- What is in these digests ({0}), and is it still wanted? As in PeopleDue.sql.
select m.id, m.digest_id, m.email, u.is_unwanted, (select v.reason from void_messages v where v.message_id = m.id) as reason
from messages m
join contacts k on k.id = m.contact_id
cross join lateral is_unwanted(k.email, k.consent, m.topic) u
where m.digest_id = any({0}) and m.state = 'due'
order by m.id
