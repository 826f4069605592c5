-- Which of these plans are due to be asked how it goes, and about what? When is the function check_in_days, which the calendar asks, too: a plan is asked on each milestone's day and at least
-- every check_in_every days, from its first acceptance on, at its hour in the contact's time zone; several days missed while the server was
-- down give one check-in, not one each. After 3 unanswered in a row it is asked four times more seldom, and no longer on
-- milestones' days; once it has gone quiet (has_gone_quiet), no more (Engagement/QuietCustomers.sql tells ops). Any sign
-- of life (view plan_silence) starts it anew. Asked is the champion, else another contact who can be reached (view
-- check_in_readers); with nobody left the plan's contact, whose mail then waits for a better address. One statement for many plans: it creates the check-ins, returns what their
-- e-mails need, and says when to look at each plan next. Unique (plan, day) makes a second run, or a second server, do nothing. {0}: now. {1}: plans, claimed by the caller.
with days as materialized (
    select * from check_in_days({1}, {0}, '{{}}', '{{}}', '{{}}')
),
next_looks as (
    -- At the hour; triggers make it earlier, as they do when there is a sign of life in a plan that is over (check_in_looks). Within the last
    -- day, again after an hour at most, since the customer's zone may be another by then.
    update check_in_looks l
    set next_at = case when o.is_over then 'infinity'
                       else greatest({0} + interval '1 second', case when w.hour > {0} + interval '26 hours' then w.hour - interval '26 hours'
                                                                     else least(w.hour, {0} + interval '1 hour') end) end
    from days o
    cross join lateral (select (o.next_day + o.check_in_at) at time zone o.zone as hour) w
    where l.plan_id = o.plan_id
),
asked as (
    insert into check_ins (plan_id, contact_id, day, zone, due_at, milestone, measure, created_at)
    select d.plan_id, d.contact_id, d.day, d.zone, (d.day + d.check_in_at) at time zone d.zone, m.key, s.key, {0}
    from days d
    left join lateral (
        select key from plan_items where plan_id = d.plan_id and kind = 'milestone' and phase = d.phase and done_at is null order by position limit 1
    ) m on true
    left join lateral (
        -- Measures take turns, so that each gets readings: a goal needs all of them.
        select i.key from plan_items i where i.plan_id = d.plan_id and i.kind = 'measure'
        order by (select max(c.day) from check_ins c where c.plan_id = d.plan_id and c.measure = i.key) nulls first, i.position limit 1
    ) s on true
    where d.day is not null and d.latest > d.last_asked
    order by d.plan_id
    on conflict (plan_id, day) do nothing
    returning *
)
select a.id, a.plan_id, a.contact_id, a.day, a.due_at, coalesce(m.title, p.title) as milestone,
       coalesce(m.due_on, p.deadline) as milestone_due, s.title as measure
from asked a
join plans p on p.id = a.plan_id
left join plan_items m on m.plan_id = a.plan_id and m.kind = 'milestone' and m.key = a.milestone
left join plan_items s on s.plan_id = a.plan_id and s.kind = 'measure' and s.key = a.measure
