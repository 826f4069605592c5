-- How often answers to two questions were given together, each as typed: of submitted answers, without what was set aside. SQL, because a hundred thousand
-- answers are added up to a few dozen numbers. Column '': how many people, where several columns could be chosen. $1: survey. $2, $3, $4: how the row is
-- read (SideReading), its fields and its item; $5, $6, $7: the column. $8, $9, $11: segment, tier, wave; '*': all. $10: the versions that ask both like
-- this. $12, $13: from and until.
select a.value, b.value, count(*)
from responses r
cross join lateral (
    select distinct value from jsonb_array_elements_text(r.answers -> ($3::text[])[1]) as value where $2 = 'Each' and value <> ''
    union all
    select btrim(r.answers -> ($3::text[])[1] ->> 0) where $2 = 'One' and btrim(r.answers -> ($3::text[])[1] ->> 0) <> '' and ($4 = '' or r.answers -> ($3::text[])[2] ->> 0 = $4)
    union all
    select coalesce((select min(place) from jsonb_array_elements_text(r.answers -> ($3::text[])[1]) with ordinality as ranked (item, place) where item = $4), 0)::text
    where $2 = 'Place' and r.answers -> ($3::text[])[1] ->> 0 <> ''
    union all
    select count(*) filter (where btrim(r.answers -> field ->> 0) <> '')::text from unnest($3::text[]) as field where $2 = 'Filled' having $2 = 'Filled' and r.answers ?| $3::text[]
) a (value)
cross join lateral (
    select distinct value from jsonb_array_elements_text(r.answers -> ($6::text[])[1]) as value where $5 = 'Each' and value <> ''
    union all
    select '' where $5 = 'Each' and r.answers -> ($6::text[])[1] not in ('[]', '[""]')
    union all
    select btrim(r.answers -> ($6::text[])[1] ->> 0) where $5 = 'One' and btrim(r.answers -> ($6::text[])[1] ->> 0) <> '' and ($7 = '' or r.answers -> ($6::text[])[2] ->> 0 = $7)
    union all
    select coalesce((select min(place) from jsonb_array_elements_text(r.answers -> ($6::text[])[1]) with ordinality as ranked (item, place) where item = $7), 0)::text
    where $5 = 'Place' and r.answers -> ($6::text[])[1] ->> 0 <> ''
    union all
    select count(*) filter (where btrim(r.answers -> field ->> 0) <> '')::text from unnest($6::text[]) as field where $5 = 'Filled' having $5 = 'Filled' and r.answers ?| $6::text[]
) b (value)
where r.survey = $1 and r.submitted_at is not null and r.definition_id = any($10) and ($11 = '*' or r.wave = $11) and r.started_at >= $12 and r.started_at < $13
  and not $3::text[] && r.set_aside and not $6::text[] && r.set_aside
  and ($9 = '*' or exists (select from customers c where c.id = r.customer_id and c.tier = $9))
  and ($8 = '*' or coalesce((select s.segment from assignments s where s.customer_id = r.customer_id and s.superseded_at is null order by s.id desc limit 1), '') = $8)
group by 1, 2
