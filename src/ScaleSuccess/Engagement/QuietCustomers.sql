-- Whose check-ins have stopped without a goal reached, though nobody has closed the plan (has_gone_quiet, which SendDueCheckIns.sql asks, too)? Newest deadline first. In
-- SQL because the silence is a view: it is asked of those only that may have gone quiet, since it takes five look-ups a plan.
-- {0}: now. {1}: rows.
with silent as materialized (
    select p.id
    from plans p
    join plan_facts f on f.plan_id = p.id
    where not f.is_over
      -- Those are told of by Sequences/UnansweredCustomers.cs.
      and not exists (select from sequence_runs r where r.plan_id = p.id and r.stop_reason = 'no_answer')
      -- A day early: it is later elsewhere.
      and (p.deadline < ({0} at time zone 'UTC')::date - 29
           or p.id in (select plan_id from check_ins where answered_at is null group by plan_id having count(*) >= 6))
)
select c.id, c.name, q.unanswered, p.deadline, q.alive_at as last_seen, count(*) over () as in_all
from silent s
join plans p on p.id = s.id
join customers c on c.id = p.customer_id
join plan_silence q on q.plan_id = p.id
join plan_zones z on z.plan_id = p.id
where has_gone_quiet(q.unanswered, p.deadline, z.zone, {0})
order by p.deadline desc, c.id
limit {1}
