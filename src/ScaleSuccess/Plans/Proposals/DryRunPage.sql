-- Whom would publishing a model move, or leave unclear, a page at a time? In SQL because it joins the dry run with the current
-- assignments. {0}: the model. {1}, {2}: from and to, or ''. {3}: '' or which of them: template, segment or unclear. {4}: the last
-- customer before. {5}: rows.
select * from (
    select p.customer_id, c.name as customer, a.segment as "from", p.segment as "to", p.confidence::float8 as confidence, p.unclear,
           coalesce(a.segment <> p.segment and coalesce(was.template, a.segment) <> coalesce(s.template, p.segment), false) as other_template,
           coalesce(a.segment <> p.segment and not f.is_over and d.key <> coalesce(s.template, p.segment), false) as proposal
    from assigner_results p
    join customers c on c.id = p.customer_id
    left join assignments a on a.customer_id = p.customer_id and a.superseded_at is null
    left join segments s on s.key = p.segment
    left join segments was on was.key = a.segment
    left join plans plan on plan.customer_id = p.customer_id
    left join plan_facts f on f.plan_id = plan.id
    left join definitions d on d.id = plan.definition_id
    where p.model_id = {0} and p.customer_id > {4}
      and (a.segment is distinct from p.segment or p.unclear)
      and ({1} = '' or a.segment = {1}) and ({2} = '' or p.segment = {2})
) would
where {3} = '' or ({3} = 'template' and other_template) or ({3} = 'segment' and "from" <> "to" and not other_template) or ({3} = 'unclear' and unclear)
order by customer_id
limit {5}
