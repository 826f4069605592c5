-- Which open check-ins of the last 30 days went to somebody who cannot be reached, while another contact of the customer can? It
-- starts from who cannot be reached (the opposite of view reachable_contacts), since open check-ins are many. With `offset 0` each
-- step is a look-up by an index, whatever the planner makes of how many there are. {0}: now.
select o.id as "Value"
from (
    select k.id, k.customer_id from contacts k where k.consent <> 'given'
    union
    select k.id, k.customer_id from suppressions s
    cross join lateral (select c.id, c.customer_id from contacts c where lower(c.email) = s.address offset 0) k
    where s.lifted_at is null and s.topic is null
) k
cross join lateral (
    select c.id from check_ins c where c.contact_id = k.id and c.answered_at is null and c.due_at > {0} - interval '30 days' offset 0
) o
cross join lateral (select from reachable_contacts r where r.customer_id = k.customer_id limit 1) other
