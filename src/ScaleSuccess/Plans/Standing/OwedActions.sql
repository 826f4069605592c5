-- Which of the vendor's actions are overdue, the oldest first? A page of them, from after a given one. In SQL because it goes over all plans:
-- the index plan_items_owed gives them in order.
-- {0}: now. {1}, {2}: day and id of the last one before the page. {3}: rows. {4}: who of the vendor does it, or '' for all.
select o.id, o.plan_id, o.customer_id, c.name as customer, o.key, o.title, o.due_on, ({0} at time zone o.zone)::date - o.due_on as days_late, o.ops_owner
from owed_actions o
join customers c on c.id = o.customer_id
-- No place is more than a day ahead of UTC: the first comparison is the index's.
where o.due_on <= ({0} at time zone 'UTC')::date and o.due_on < ({0} at time zone o.zone)::date and (o.due_on, o.id) > ({1}, {2})
  and ({4} = '' or o.ops_owner = {4})
order by o.due_on, o.id
limit {3}
