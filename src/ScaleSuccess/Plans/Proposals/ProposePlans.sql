-- Whose plan was made from another template than that of the segment they have moved to since? Set-based because a
-- published model may move thousands. Two servers at once propose once: an assignment has one proposal. Looks at those on the list
-- moved_customers and takes them off it; one who has no plan yet stays. {0}: now; {1}: whose people disagree, who stay as well.
with looked_at as (
    delete from moved_customers m using plans p where p.customer_id = m.customer_id and m.customer_id <> all({1}) returning m.customer_id
)
insert into plan_proposals (customer_id, assignment_id, from_segment, from_template, to_segment, to_template, model_id, created_at)
select p.customer_id, a.id, p.segment, d.key, a.segment, coalesce(s.template, a.segment), a.model_id, {0}
from plans p
join plan_facts f on f.plan_id = p.id
join definitions d on d.id = p.definition_id
join assignments a on a.customer_id = p.customer_id and a.superseded_at is null
left join segments s on s.key = a.segment
where p.customer_id in (select customer_id from looked_at) and a.assigned_at > p.created_at and coalesce(s.template, a.segment) <> d.key and not f.is_over
  and not exists (select from plan_proposals o where o.assignment_id = a.id)
-- It asks about more than changed answers or a new version of the template that it leaves.
on conflict (customer_id) where decided_at is null do update
   set assignment_id = excluded.assignment_id, definition_id = null, cause = 'segment', from_segment = excluded.from_segment,
       from_template = excluded.from_template, to_segment = excluded.to_segment, to_template = excluded.to_template,
       model_id = excluded.model_id, created_at = excluded.created_at
 where plan_proposals.assignment_id is null
