-- As in 0037, and when ops had the last word in a thread whose request is still open: then it is the customer's turn. While words of the
-- customer have no answer, it is not. As PlanThread.AnsweredAt says it; a test holds the two equal.
create or replace view waiting_threads as
select w.customer_id, w.item_kind, w.item_key, w.since, w.asks_for_help, w.about, w.contact_id, w.words, answer.at as answered_at
from (
    select customer_id, item_kind, item_key, min(created_at) as since, bool_or(asks_for_help) as asks_for_help, max(about) as about,
           (array_agg(contact_id order by created_at desc, asks_for_help, id desc))[1] as contact_id,
           (array_agg(words order by created_at desc, asks_for_help, id desc))[1] as words,
           bool_and(asks_for_help) as is_all_help, max(created_at) as newest
    from (
        select customer_id, item_kind, item_key, contact_id, words, created_at, true as asks_for_help, about, id from help_requests where closed_at is null
        union all
        select customer_id, item_kind, item_key, contact_id, words, created_at, false, null, id from comments where contact_id is not null and handled_at is null
    ) waiting
    group by customer_id, item_kind, item_key
) w
left join lateral (
    select max(c.created_at) as at from comments c
    where w.is_all_help and c.customer_id = w.customer_id and c.ops_user is not null and c.created_at >= w.newest
      and c.item_kind is not distinct from w.item_kind and c.item_key is not distinct from w.item_key
) answer on true;

-- What the vendor owes: its own open actions, oldest first. Which of them are overdue depends on the day where the plan is. With all that
-- tells whether one still counts, so that those that do not, of plans long over, cost no visit to the table; and so for the milestones.
create index plan_items_owed on plan_items (due_on, id) include (plan_id, phase, parent)
where kind = 'action' and side = 'vendor' and done_at is null and not accepts_plan;
create index plan_items_reached on plan_items (plan_id, key) where kind = 'milestone' and done_at is not null;

-- As Plan.IsOverdue says of the vendor's actions, but for the day: it is the reader's to compare due_on with the day in that zone, which
-- is looked up only where it is asked for. A test holds the two equal.
create view owed_actions as
select i.id, i.plan_id, p.customer_id, i.key, i.title, i.due_on, (select z.zone from plan_zones z where z.plan_id = p.id) as zone
from plan_items i
join plans p on p.id = i.plan_id and p.phase = i.phase and p.closed_at is null
where i.kind = 'action' and i.side = 'vendor' and i.done_at is null and not i.accepts_plan
  -- Over: an accepted plan at its goal.
  and not (p.achieved_at is not null and exists (select from acceptances a where a.plan_id = p.id and a.version = p.version))
  and not exists (select from plan_items m where m.plan_id = p.id and m.kind = 'milestone' and m.key = i.parent and m.done_at is not null)
  -- On hold: somebody is stuck at its milestone.
  and not exists (select from help_requests h where h.customer_id = p.customer_id and h.closed_at is null and h.item_kind = 'milestone' and h.item_key = i.parent);
