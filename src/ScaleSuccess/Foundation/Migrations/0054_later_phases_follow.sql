-- A plan that has gone on with a next goal follows changed answers and better templates, too: what was asked when it went on is kept.
alter table plan_decisions
    -- Of a start: by when the goal was wanted, and how fast. Null: not said.
    add column by_when date,
    add column pace text,
    add constraint plan_decisions_asked_check check (kind = 'next_goal_started' or (by_when is null and pace is null));

-- What had not been kept: the deadline that a phase began with is taken for the one that was wanted.
update plan_decisions d
set by_when = coalesce(
    (select e.deadline_before from plan_decisions e where e.plan_id = d.plan_id and e.kind = 'extended' and e.phase = d.phase + 1 order by e.id limit 1),
    (select h.deadline from plan_phases h where h.plan_id = d.plan_id and h.phase = d.phase + 1),
    p.deadline)
from plans p
where p.id = d.plan_id and d.kind = 'next_goal_started';

-- A proposal that was open when its plan went on was shown to nobody any more: it was about the phase before.
update plan_proposals o set decision = 'withdrawn', decided_at = now()
from plans p
where p.customer_id = o.customer_id and p.phase > 1 and o.decided_at is null;
