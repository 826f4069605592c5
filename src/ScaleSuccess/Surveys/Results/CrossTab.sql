-- How often answers to two questions were given together: of submitted answers, without what was set aside. SQL, because a hundred thousand answers are
-- added up to a few dozen numbers. Column '': how many people, however many columns each chose. $1: survey. $2, $3: the fields. $4, $5, $7: segment, tier, wave; '*': all. $6: the versions that ask both like this.
-- $8, $9: from and until.
select a.value, b.value, count(*)
from responses r
cross join lateral (select distinct value from jsonb_array_elements_text(r.answers -> $2) as value) a
cross join lateral (select distinct value from jsonb_array_elements_text(r.answers -> $3 || '""') as value) b
where r.survey = $1 and r.submitted_at is not null and r.definition_id = any($6) and ($7 = '*' or r.wave = $7) and r.started_at >= $8 and r.started_at < $9
  and not $2 = any(r.set_aside) and not $3 = any(r.set_aside) and a.value <> '' and r.answers -> $3 not in ('[]', '[""]')
  and ($5 = '*' or exists (select from customers c where c.id = r.customer_id and c.tier = $5))
  and ($4 = '*' or coalesce((select s.segment from assignments s where s.customer_id = r.customer_id and s.superseded_at is null order by s.id desc limit 1), '') = $4)
group by 1, 2
