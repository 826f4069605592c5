-- Which answers to two questions were given together, and how often: of submitted answers, without what was set aside. SQL, because a hundred thousand
-- answers are added up to some hundreds that differ; what they mean is read in C#, as everywhere. $1: survey. $2: the row's fields, one, or an amount and
-- its currency. $3: of them it matters only how many are filled in, so that texts are not compared; null where none of them was asked. $4, $5: the column.
-- $6, $7, $9: segment, tier, wave; '*': all. $8: the versions that ask both like this. $10, $11: from and until.
select given.a::text, given.b::text, count(*)
from (
    select case when $3 then case when r.answers ?| $2 then to_jsonb(
               -- Up to four by themselves: a subquery for each of a hundred thousand would take half a second.
               coalesce(btrim(r.answers -> ($2::text[])[1] ->> 0) <> '', false)::int + coalesce(btrim(r.answers -> ($2::text[])[2] ->> 0) <> '', false)::int
               + coalesce(btrim(r.answers -> ($2::text[])[3] ->> 0) <> '', false)::int + coalesce(btrim(r.answers -> ($2::text[])[4] ->> 0) <> '', false)::int
               + case when cardinality($2) > 4 then (select count(*) from unnest(($2::text[])[5:]) as field where btrim(r.answers -> field ->> 0) <> '') else 0 end) end
           when cardinality($2) = 1 then r.answers -> ($2::text[])[1]
           else jsonb_build_array(r.answers -> ($2::text[])[1], r.answers -> ($2::text[])[2]) end as a,
           case when $5 then case when r.answers ?| $4 then to_jsonb(
               coalesce(btrim(r.answers -> ($4::text[])[1] ->> 0) <> '', false)::int + coalesce(btrim(r.answers -> ($4::text[])[2] ->> 0) <> '', false)::int
               + coalesce(btrim(r.answers -> ($4::text[])[3] ->> 0) <> '', false)::int + coalesce(btrim(r.answers -> ($4::text[])[4] ->> 0) <> '', false)::int
               + case when cardinality($4) > 4 then (select count(*) from unnest(($4::text[])[5:]) as field where btrim(r.answers -> field ->> 0) <> '') else 0 end) end
           when cardinality($4) = 1 then r.answers -> ($4::text[])[1]
           else jsonb_build_array(r.answers -> ($4::text[])[1], r.answers -> ($4::text[])[2]) end as b
    from responses r
    where r.survey = $1 and r.submitted_at is not null and r.definition_id = any($8) and ($9 = '*' or r.wave = $9) and r.started_at >= $10 and r.started_at < $11
      and not $2 && r.set_aside and not $4 && r.set_aside
      and ($7 = '*' or r.customer_id in (select c.id from customers c where c.tier = $7))
      and ($6 = '*' or ($6 <> '' and r.customer_id in (select s.customer_id from assignments s where s.segment = $6 and s.superseded_at is null))
           or ($6 = '' and r.customer_id not in (select s.customer_id from assignments s where s.superseded_at is null)))
    -- By itself, so that the whole of a row's answers is not carried into sorting.
    offset 0
) given
where given.a is not null and given.b is not null
group by given.a, given.b
