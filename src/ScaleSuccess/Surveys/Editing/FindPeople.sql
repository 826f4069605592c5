-- As whom ops can look at a survey: who has answered it first, the latest first, then whoever else has these letters in their name,
-- their address or their company's name. Both halves end on their own, so that no answer is looked up of people who are not shown.
-- $1: survey, $2: letters, empty: anybody, $3: at most so many.
with answered as (
    select k.id, k.name, c.name as customer, max(r.submitted_at) as at
    from responses r join contacts k on k.id = r.contact_id join customers c on c.id = k.customer_id
    where r.survey = $1 and r.submitted_at is not null
      and ($2 = '' or strpos(lower(k.name), lower($2)) > 0 or strpos(lower(k.email), lower($2)) > 0 or strpos(lower(c.name), lower($2)) > 0)
    group by k.id, c.name
    order by at desc, k.id limit $3
), others as (
    select k.id, k.name, c.name as customer, null::timestamptz as at
    from contacts k join customers c on c.id = k.customer_id
    where ($2 = '' or strpos(lower(k.name), lower($2)) > 0 or strpos(lower(k.email), lower($2)) > 0 or strpos(lower(c.name), lower($2)) > 0)
      and not exists (select from answered a where a.id = k.id)
    order by k.name, k.id limit $3
)
select id, name, customer from (select * from answered union all select * from others) found
order by at desc nulls last, name, id limit $3
