-- Which customers has the present assigner (model {0}; 0: the rules) not assigned since their newest answer? Claims up to {1}
-- of those on the list unassigned_customers for this transaction by locking the customer's row; other workers skip them, and a crash
-- gives them back. One who is on the list twice may come twice. In no order: sorting would read all waiting customers again for each batch. "offset 0":
-- each customer is looked at by its key, also where PostgreSQL takes these tables for nearly empty. docs/facts.md, "Statistics".
select c.id as "Value"
from unassigned_customers q
join customers c on c.id = q.customer_id
where exists (
    select from responses r
    where r.customer_id = q.customer_id and r.purpose = 'onboarding' and r.submitted_at is not null
      and not exists (select from assigner_results p
                      where p.model_id = {0} and p.customer_id = r.customer_id and p.answered_at >= r.submitted_at offset 0)
    offset 0)
limit {1}
for no key update of c skip locked
