-- Whose check-ins have stopped without a goal reached (has_gone_quiet, which SendDueCheckIns.sql asks, too)? Newest deadline first. In SQL because the silence is a view. {0}: now. {1}: rows.
select c.id, c.name, q.unanswered, p.deadline, q.alive_at as last_seen, count(*) over () as in_all
from plans p
join customers c on c.id = p.customer_id
join plan_silence q on q.plan_id = p.id
join plan_facts f on f.plan_id = p.id
join plan_zones z on z.plan_id = p.id
where not f.achieved and has_gone_quiet(q.unanswered, p.deadline, z.zone, {0})
order by p.deadline desc, c.id
limit {1}
