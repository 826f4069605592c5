-- What people wrote, the newest of each segment, with how many there are: submitted, and not set aside. SQL, because searching a hundred thousand texts
-- must not bring them here; texts and names are looked up last, of the few that are shown. $1: survey. $2: the field. $3: words that must be in it, or ''.
-- $4, $5, $7: segment, tier, wave; '*': all. $6: the version's id; 0: all. $8, $9: from and until. $10: how many of each segment.
select c.id, c.name, k.name, t.segment, btrim(r.answers -> $2 ->> 0), r.submitted_at, t.of_segment
from (
    select r.id, coalesce(s.segment, '') as segment, count(*) over (partition by coalesce(s.segment, '')) as of_segment,
           row_number() over (partition by coalesce(s.segment, '') order by r.submitted_at desc, r.id desc) as place
    from responses r
    left join assignments s on s.customer_id = r.customer_id and s.superseded_at is null
    where r.survey = $1 and r.submitted_at is not null and btrim(r.answers -> $2 ->> 0) <> '' and not $2 = any(r.set_aside)
      and ($3 = '' or strpos(lower(r.answers -> $2 ->> 0), lower($3)) > 0)
      and ($4 = '*' or coalesce(s.segment, '') = $4) and ($6 = 0 or r.definition_id = $6) and ($7 = '*' or r.wave = $7)
      and r.started_at >= $8 and r.started_at < $9
      and ($5 = '*' or exists (select from customers c where c.id = r.customer_id and c.tier = $5))
) t
join responses r on r.id = t.id
join customers c on c.id = r.customer_id
join contacts k on k.id = r.contact_id
where t.place <= $10
order by t.of_segment desc, t.segment, t.place
