-- Who of the vendor's people does what: a customer's contact here, and by name, item by item, whoever does one of the vendor's own. Both are
-- names of users, as everywhere (comments, plan_changes). A name counts while there is such a user: whoever is removed falls back to
-- the customer's contact, then to the vendor, and ops still read whose it was (docs/facts.md, "does it").
alter table customers add column ops_owner text check (ops_owner <> '');
alter table plan_items add column ops_owner text check (ops_owner is null or (ops_owner <> '' and side = 'vendor' and kind in ('action', 'commitment')));
create index customers_ops_owner on customers (ops_owner) where ops_owner is not null;
create index plan_items_ops_owner on plan_items (ops_owner, plan_id) where ops_owner is not null;

-- Known to a colleague, who has named them for something in the plan and did not want them asked: they get nothing and see nothing.
alter table contacts drop constraint contacts_consent_check,
    add constraint contacts_consent_check check (consent in ('given', 'named', 'asked', 'declined', 'reported'));

-- Who of the vendor does one of its own, of those who are still there: whoever is named for it, else the customer's contact. As PlanView.OpsOwner
-- says; a test holds the two equal.
create view ops_owners as
select i.id as item_id,
       coalesce((select u.user_name from ops_users u where u.user_name = i.ops_owner),
                (select u.user_name from plans p join customers c on c.id = p.customer_id join ops_users u on u.user_name = c.ops_owner where p.id = i.plan_id)) as ops_owner
from plan_items i
where i.side = 'vendor';

-- As in 0041, with who does it.
create or replace view owed_actions as
select i.id, i.plan_id, p.customer_id, i.key, i.title, i.due_on, (select z.zone from plan_zones z where z.plan_id = p.id) as zone,
       (select o.ops_owner from ops_owners o where o.item_id = i.id) as ops_owner
from plan_items i
join plans p on p.id = i.plan_id and p.phase = i.phase and p.closed_at is null
where i.kind = 'action' and i.side = 'vendor' and i.done_at is null and not i.accepts_plan
  -- Over: an accepted plan at its goal.
  and not (p.achieved_at is not null and exists (select from acceptances a where a.plan_id = p.id and a.version = p.version))
  and not exists (select from plan_items m where m.plan_id = p.id and m.kind = 'milestone' and m.key = i.parent and m.done_at is not null)
  -- On hold: somebody is stuck at its milestone.
  and not exists (select from help_requests h where h.customer_id = p.customer_id and h.closed_at is null and h.item_kind = 'milestone' and h.item_key = i.parent);

-- As in 0044, with who keeps it.
create or replace view owed_commitments as
select i.id, i.plan_id, p.customer_id, i.key, i.title, i.every, coalesce(i.from_on, p.started_on) as from_on, coalesce(i.due_on, p.deadline) as until,
       (select z.zone from plan_zones z where z.plan_id = p.id) as zone,
       (select o.ops_owner from ops_owners o where o.item_id = i.id) as ops_owner
from plan_items i
join plans p on p.id = i.plan_id and p.phase = i.phase and p.closed_at is null
where i.kind = 'commitment' and i.side = 'vendor'
  and not (p.achieved_at is not null and exists (select from acceptances a where a.plan_id = p.id and a.version = p.version))
  and not exists (select from commitment_reports r where r.plan_id = i.plan_id and r.commitment = i.key and r.ends);
