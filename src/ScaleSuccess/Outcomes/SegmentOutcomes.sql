-- What came of the plans of each segment's customers of today? Grouped in the database because it reads every plan and
-- returns a handful of rows.
select a.segment,
       count(*) as plans,
       count(*) filter (where s.stage >= 4) as accepted,
       count(*) filter (where s.stage >= 5) as active,
       count(*) filter (where s.stage >= 6) as achieved,
       percentile_cont(0.5) within group (order by extract(epoch from p.achieved_at - p.created_at) / 86400)
           filter (where p.achieved_at is not null) as median_days,
       count(*) filter (where exists (
           select from check_ins c where c.plan_id = p.id and c.answer = 'stuck')
           or exists (select from help_requests h where h.customer_id = p.customer_id)) as stuck
from plans p
join assignments a on a.customer_id = p.customer_id and a.superseded_at is null
join customer_stages s on s.customer_id = p.customer_id
group by a.segment
