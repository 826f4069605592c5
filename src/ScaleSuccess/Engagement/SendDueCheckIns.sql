-- Which of these plans are due to be asked how it goes, and about what? A plan is asked on each milestone's day and at least
-- every check_in_every days, from its first acceptance on, at its hour in the contact's time zone; several days missed while the server was
-- down give one check-in, not one each. After 3 unanswered in a row it is asked four times more seldom, and no longer on
-- milestones' days; once it has gone quiet (has_gone_quiet), no more (Engagement/QuietCustomers.sql tells ops). Any sign
-- of life (view plan_silence) starts it anew. Asked is the champion, else another contact who can be reached (view
-- check_in_readers); with nobody left the plan's contact, whose mail then waits for a better address. One statement for many plans: it creates the check-ins, returns what their
-- e-mails need, and says when to look at each plan next. Unique (plan, day) makes a second run, or a second server, do nothing. {0}: now. {1}: plans, claimed by the caller.
with looked_at as (
    select p.id, p.phase, r.contact_id, p.deadline, p.check_in_at, p.check_in_every, r.zone, f.is_over as has_ended,
           -- The last local day whose hour has come.
           case when (h.here)::time >= p.check_in_at then (h.here)::date else (h.here)::date - 1 end as latest,
           -- Nobody is asked how it goes with a plan that nobody there has agreed to: the rhythm begins with that day.
           greatest(n.newest, p.started_on, (a.first_at at time zone r.zone)::date) as last_asked, n.newest, a.first_at is not null as was_accepted
    from plans p
    join check_in_readers r on r.plan_id = p.id
    join plan_facts f on f.plan_id = p.id
    cross join lateral (select {0} at time zone r.zone as here) h
    cross join lateral (select max(c.day) as newest from check_ins c where c.plan_id = p.id) n
    cross join lateral (select min(accepted_at) as first_at from acceptances where plan_id = p.id) a
    where p.id = any({1})
),
rhythm as (
    select o.*, case when q.unanswered < 3 then o.check_in_every else o.check_in_every * 4 end as every, q.unanswered >= 3 as is_quiet,
           o.has_ended or not o.was_accepted or has_gone_quiet(q.unanswered, o.deadline, z.zone, {0}) as is_over,
           -- Back after a silence: the rhythm starts with that day.
           case when (q.alive_at at time zone o.zone)::date > o.newest + o.check_in_every
                then (q.alive_at at time zone o.zone)::date else o.last_asked end as asked_on
    from looked_at o
    join plan_silence q on q.plan_id = o.id
    join plan_zones z on z.plan_id = o.id
),
days as (
    select o.*, d.day, d.next_day
    from rhythm o
    cross join lateral (
        select max(day) filter (where day <= o.latest) as day, min(day) filter (where day > o.latest) as next_day
        from (
            select i.due_on as day from plan_items i where i.plan_id = o.id and i.kind = 'milestone' and i.phase = o.phase and not o.is_quiet
              -- Who is stuck at a milestone has said how it goes.
              and not exists (select from plan_holds h where h.plan_id = o.id and h.kind = 'milestone' and h.key = i.key)
            union all
            -- A regular day on a weekend moves to Monday. The last of these is the first after `latest`.
            select r + case extract(isodow from r) when 6 then 2 when 7 then 1 else 0 end::int
            from (
                select o.asked_on + n * o.every as r
                from generate_series(1, greatest(0, o.latest - o.asked_on) / o.every + 1) n
            ) regular
        ) candidates
        where candidates.day > o.asked_on
    ) d
    where not o.is_over
),
next_looks as (
    -- At the hour; triggers make it earlier, as they do when there is a sign of life in a plan that is over (check_in_looks). Within the last
    -- day, again after an hour at most, since the customer's zone may be another by then.
    update check_in_looks l
    set next_at = case when o.is_over then 'infinity'
                       else greatest({0} + interval '1 second', case when w.hour > {0} + interval '26 hours' then w.hour - interval '26 hours'
                                                                     else least(w.hour, {0} + interval '1 hour') end) end
    from rhythm o
    left join days d on d.id = o.id
    cross join lateral (select (d.next_day + o.check_in_at) at time zone o.zone as hour) w
    where l.plan_id = o.id
),
asked as (
    insert into check_ins (plan_id, contact_id, day, zone, due_at, milestone, measure, created_at)
    select d.id, d.contact_id, d.day, d.zone, (d.day + d.check_in_at) at time zone d.zone, m.key, s.key, {0}
    from days d
    left join lateral (
        select key from plan_items where plan_id = d.id and kind = 'milestone' and phase = d.phase and done_at is null order by position limit 1
    ) m on true
    left join lateral (
        -- Measures take turns, so that each gets readings: a goal needs all of them.
        select i.key from plan_items i where i.plan_id = d.id and i.kind = 'measure'
        order by (select max(c.day) from check_ins c where c.plan_id = d.id and c.measure = i.key) nulls first, i.position limit 1
    ) s on true
    where d.day is not null and d.latest > d.last_asked
    order by d.id
    on conflict (plan_id, day) do nothing
    returning *
)
select a.id, a.plan_id, a.contact_id, a.day, a.due_at, coalesce(m.title, p.title) as milestone,
       coalesce(m.due_on, p.deadline) as milestone_due, s.title as measure
from asked a
join plans p on p.id = a.plan_id
left join plan_items m on m.plan_id = a.plan_id and m.kind = 'milestone' and m.key = a.milestone
left join plan_items s on s.plan_id = a.plan_id and s.kind = 'measure' and s.key = a.measure
