-- What is in the queue until {0} and not in a digest yet, of these customers ({1}; empty: of all)? Read as it stands: whoever sends decides anew.
select m.contact_id, m.email, m.occurrence, m.due_at, m.moved_from, m.moved_by
from messages m
where m.state = 'due' and m.due_at <= {0} and m.digest_id is null and m.email <> 'digest' and m.contact_id is not null
  and (cardinality({1}) = 0 or m.contact_id in (select id from contacts where customer_id = any({1})))
