-- How many customers does each segment hold now, and how many of them are unclear or pinned? {0}: the published
-- model, or 0 for the rules.
select a.segment, count(*) as customers, count(*) filter (where p.unclear) as unclear, count(s.id) as pinned
from assignments a
left join assigner_results p on p.model_id = {0} and p.customer_id = a.customer_id
left join segment_pins s on s.customer_id = a.customer_id and s.lifted_at is null
where a.superseded_at is null
group by a.segment
order by count(*) desc, a.segment
