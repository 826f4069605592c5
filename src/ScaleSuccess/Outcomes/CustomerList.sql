-- Which customers match the search of ops, a page at a time, by name? In SQL because stage, segment and open requests come
-- from five tables. {0}: folded pattern or ''. {1}: stage or -1. {2}: segment or ''. {3}, {4}: name and id of the last row of
-- the page before, or '' and 0. {5}: rows. {6}: their contact at the vendor, or ''.
select c.id, c.key, c.name, c.tier, s.stage, coalesce(a.segment, p.segment) as segment, p.deadline,
       (select count(*) from help_requests h where h.customer_id = c.id and h.closed_at is null) as open_requests
from customers c
join customer_stages s on s.customer_id = c.id
left join plans p on p.customer_id = c.id
left join assignments a on a.customer_id = c.id and a.superseded_at is null
where ({0} = '' or coalesce(c.folded_name, lower(c.name)) like {0} or coalesce(c.folded_key, lower(c.key)) like {0}
       or exists (select from contacts k where k.customer_id = c.id and lower(k.email) like {0}))
  -- Not `s.stage = {1}`: the planner takes that to be rare, and would sort all customers instead of reading them by name.
  and ({1} = -1 or abs(s.stage - {1}) < 1)
  -- Follows from the stage, and can be told without it.
  and ({1} = -1 or ({1} >= 3) = (p.id is not null))
  and ({1} < 6 or p.achieved_at is not null or p.phase > 1)
  and ({2} = '' or a.segment = {2} or (a.segment is null and p.segment = {2}))
  and ({6} = '' or c.ops_owner = {6})
  and (lower(c.name), c.id) > (lower({3}), {4})
order by lower(c.name), c.id
limit {5}
