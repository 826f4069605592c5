-- What would publishing a model do, in numbers? One pass over what it would do with each customer: another segment may mean
-- another template or not. {0}: the model.
select count(*) as customers,
       count(*) filter (where a.segment <> p.segment and coalesce(was.template, a.segment) <> coalesce(s.template, p.segment)) as other_template,
       count(*) filter (where a.segment <> p.segment and coalesce(was.template, a.segment) = coalesce(s.template, p.segment)) as segment_only,
       count(*) filter (where a.segment = p.segment) as unchanged,
       count(*) filter (where p.unclear) as unclear,
       count(*) filter (where p.unclear and now.unclear = false) as become_unclear,
       count(*) filter (where a.segment <> p.segment and not f.is_over and d.key <> coalesce(s.template, p.segment)) as proposals
from assigner_results p
left join assignments a on a.customer_id = p.customer_id and a.superseded_at is null
left join assigner_results now on now.customer_id = p.customer_id and now.model_id = (select id from segment_models where status = 'published')
left join segments s on s.key = p.segment
left join segments was on was.key = a.segment
left join plans plan on plan.customer_id = p.customer_id
left join plan_facts f on f.plan_id = plan.id
left join definitions d on d.id = plan.definition_id
where p.model_id = {0}
