-- Who began a survey on a day: all that counting needs of each, with segment and tier as they are now. SQL, because one question to the database
-- joins what four tables know. $1: survey. $2: from. $3: until.
select r.definition_id, r.wave, coalesce(a.segment, ''), c.tier, r.started_at, r.submitted_at, (r.answers - r.set_aside)::text
from responses r
join customers c on c.id = r.customer_id
left join lateral (select a.segment from assignments a where a.customer_id = c.id and a.superseded_at is null order by a.id desc limit 1) a on true
where r.survey = $1 and r.started_at >= $2 and r.started_at < $3
