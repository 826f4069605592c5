-- As TemplateAnswers.sql, of a version of a goal module ({0}): it is proposed with the template of each plan that has lines of it, to those whom the rollout reaches, since it began.
select count(*)::int as answered, (count(*) filter (where o.declined > o.taken))::int as declined
from definitions d
join rollouts t on t.definition_id = d.id
join plan_proposals o on o.cause = 'template' and o.created_at >= d.created_at and o.decision = 'answered' and o.taken + o.declined > 0
where d.id = {0} and rollout_place(d.key, d.version, o.customer_id) < t.share
  and exists (select from plans p join plan_items i on i.plan_id = p.id where p.customer_id = o.customer_id and i.origin ->> 'definition' = d.key)
