-- In which threads does a customer wait for ops, the longest first? Or: which have ops answered, so that they wait for the customer? With
-- what each is about, whose newest words they are, and how many other threads of that customer wait. In SQL because the titles come from
-- the plans, and the counts from the same pass.
-- {0}: only the first of each customer. {1}: rows. {2}: what was answered by then waits for ops again. {3}: those that wait for the customer.
select w.customer_id, c.name as customer, w.item_kind, w.item_key, coalesce(i.title, w.about, p.title, '') as title, k.name as contact, w.words, w.since,
       w.asks_for_help, w.answered_at, (w.of_customer - 1)::int as others, count(*) over ()::int as in_all
from (
    select t.*, row_number() over (partition by customer_id order by from_then, item_kind nulls first, item_key) as place,
           count(*) over (partition by customer_id) as of_customer
    from (select w.*, case when {3} then answered_at else since end as from_then from waiting_threads w where (answered_at > {2}) is true = {3}) t
) w
join customers c on c.id = w.customer_id
join contacts k on k.id = w.contact_id
left join plans p on p.customer_id = w.customer_id
left join plan_items i on i.plan_id = p.id and i.kind = w.item_kind and i.key = w.item_key
where not {0} or w.place = 1
order by w.from_then, w.customer_id, w.place
limit {1}
