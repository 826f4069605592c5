-- When did e-mails that count go to these people ({1}: addresses) lately, or are going now? {0}: now. {2}: e-mails that do not count. A message in a
-- digest counts with it.
select lower(k.email) as address, case m.state when 'due' then {0} else m.handed_at end as at
from contacts k
join messages m on m.contact_id = k.id
where lower(k.email) = any({1}) and m.digest_id is null and not m.email = any({2})
  and (m.state in ('handed', 'sent', 'unknown') and m.handed_at > {0} - interval '8 days' or m.state = 'due' and m.leased_until >= {0})
