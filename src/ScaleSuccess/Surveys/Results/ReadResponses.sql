-- The next submitted answers in the order in which they were submitted, with whose they are. SQL, because a page begins in the middle of an index.
-- $1: survey. $2, $3: when and which the last one before was. $4: not after this. $5, $6, $8: segment, tier, wave; '*': all. $7: the version's id;
-- 0: all. $9, $10: begun from and until. $11: how many.
select r.id, c.key, c.name, k.name, k.role, c.tier, coalesce(s.segment, ''), r.definition_id, r.wave, r.started_at, r.submitted_at, (r.answers - r.set_aside)::text, r.set_aside
from responses r
join customers c on c.id = r.customer_id
join contacts k on k.id = r.contact_id
left join assignments s on s.customer_id = c.id and s.superseded_at is null
where r.survey = $1 and r.submitted_at is not null and (r.submitted_at, r.id) > ($2, $3) and r.submitted_at <= $4
  and ($5 = '*' or coalesce(s.segment, '') = $5) and ($6 = '*' or c.tier = $6) and ($7 = 0 or r.definition_id = $7) and ($8 = '*' or r.wave = $8)
  and r.started_at >= $9 and r.started_at < $10
order by r.submitted_at, r.id
limit $11
