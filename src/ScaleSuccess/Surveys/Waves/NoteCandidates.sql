-- For which customers has the event or the day of a rule come since it was last looked at? They are noted, as far as they are in the wave's share, with
-- the day on which they are to be asked, and asked by PeopleToAsk.sql. SQL, because a calendar's day comes for every customer at once. {0}: survey. {1}: rule.
-- {2}: when (SendWhen). {3}: days after the event. {4}: every so many months. {5}: share in percent. {6}, {7}: from and until; until is a day ahead, since it
-- is tomorrow in some zones already.
insert into survey_candidates (survey, rule, wave, customer_id, due_on)
select {0}, {1}, w.wave, c.id, d.due_on
from (
    select p.customer_id, a.accepted_at + {3} * interval '1 day' as at
    from acceptances a join plans p on p.id = a.plan_id
    where {2} = 'plan_accepted' and a.accepted_at > {6} - {3} * interval '1 day' and a.accepted_at <= {7} - {3} * interval '1 day'
      and not exists (select from acceptances b where b.plan_id = a.plan_id and b.accepted_at < a.accepted_at)
    union all
    select p.customer_id, i.done_at + {3} * interval '1 day'
    from plan_items i join plans p on p.id = i.plan_id
    where {2} = 'milestone_reached' and i.kind = 'milestone' and i.done_at > {6} - {3} * interval '1 day' and i.done_at <= {7} - {3} * interval '1 day'
    union all
    select p.customer_id, p.achieved_at + {3} * interval '1 day'
    from plans p join plan_facts f on f.plan_id = p.id
    where {2} = 'goal_reached' and f.achieved and p.achieved_at > {6} - {3} * interval '1 day' and p.achieved_at <= {7} - {3} * interval '1 day'
    union all
    select p.customer_id, h.achieved_at + {3} * interval '1 day'
    from plan_phases h join plans p on p.id = h.plan_id
    where {2} = 'goal_reached' and h.achieved_at > {6} - {3} * interval '1 day' and h.achieved_at <= {7} - {3} * interval '1 day'
    union all
    select p.customer_id, p.closed_at + {3} * interval '1 day'
    from plans p
    where {2} = 'plan_closed' and p.closed_at > {6} - {3} * interval '1 day' and p.closed_at <= {7} - {3} * interval '1 day'
    union all
    select h.customer_id, h.closed_at + {3} * interval '1 day'
    from help_requests h
    where {2} = 'help_solved' and h.closed_by is not null and h.closed_at > {6} - {3} * interval '1 day' and h.closed_at <= {7} - {3} * interval '1 day'
    union all
    select p.customer_id, p.created_at + make_interval(months => n * {4})
    from generate_series(1, 240 / greatest({4}, 1)) n
    -- Months have different lengths: first those about so old, then those whose day it is.
    join plans p on p.created_at > {6} - make_interval(months => n * {4}) - interval '4 days' and p.created_at <= {7} - make_interval(months => n * {4}) + interval '4 days'
    where {2} = 'since_first_plan' and p.created_at + make_interval(months => n * {4}) > {6} and p.created_at + make_interval(months => n * {4}) <= {7}
    union all
    select c.id, b.at
    from generate_series(date_trunc('year', {6} at time zone 'UTC'), {7} at time zone 'UTC', make_interval(months => greatest({4}, 1))) m (first_day)
    cross join lateral (select m.first_day at time zone 'UTC' as at) b
    cross join customers c
    where {2} = 'calendar' and b.at > {6} and b.at <= {7}
) e
join customers c on c.id = e.customer_id
cross join lateral (select (e.at at time zone case when {2} = 'calendar' then 'UTC' else c.time_zone end)::date as due_on) d
cross join lateral (select {1} || ' ' || to_char(d.due_on, 'YYYY-MM') as wave) w
where is_drawn({0}, w.wave, c.id, {5})
order by c.id
on conflict do nothing
