-- A version ({0}) is proposed to nobody for now: who has not taken it goes on as before. Changed answers that were to come together with it come without it.
-- In one statement: what it looks at is of one moment. {1}: now.
with withdrawn as (
    update plan_proposals o set decision = 'withdrawn', decided_at = {1}
    from plans p
    where o.definition_id = {0} and o.decided_at is null and p.customer_id = o.customer_id and p.definition_id <> {0}
    returning p.id, p.definition_id, o.cause
),
gone as (
    delete from plans_to_redraft r using plans p
    where r.definition_id = {0} and p.id = r.plan_id and p.definition_id <> {0}
    returning p.id, p.definition_id, r.cause
)
select id as plan_id, definition_id
from (select * from withdrawn union all select * from gone) taken
where cause = 'answers'
group by id, definition_id
