-- As TemplateAnswers.sql, of all versions of a template ({0}: its key).
select d.version, count(*)::int as answered, (count(*) filter (where o.declined > o.taken))::int as declined
from definitions d
join plan_proposals o on o.definition_id = d.id and o.cause = 'template' and o.decision = 'answered' and o.taken + o.declined > 0
where d.kind = 'plan' and d.key = {0}
group by d.version
