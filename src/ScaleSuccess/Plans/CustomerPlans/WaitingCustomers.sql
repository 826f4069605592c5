-- Which customers wait for help, with their newest open request, how many others of theirs are open, and since when the first
-- waits? One row a customer, however much one of them asks; newest first. In SQL because the newest and the count of each
-- customer come from one pass. {0}: rows.
select h.id, h.customer_id, c.name as customer, k.name as contact, h.about, h.words, h.created_at,
       (h.open - 1)::int as others, h.since, count(*) over ()::int as customers
from (
    select r.*, row_number() over (partition by customer_id order by created_at desc, id desc) as place,
           count(*) over (partition by customer_id) as open, min(created_at) over (partition by customer_id) as since
    from help_requests r
    where closed_at is null
) h
join customers c on c.id = h.customer_id
join contacts k on k.id = h.contact_id
where h.place = 1
order by h.created_at desc, h.id desc
limit {0}
