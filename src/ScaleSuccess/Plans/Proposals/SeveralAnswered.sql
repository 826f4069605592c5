-- Which of those who moved to another segment have a plan, and several people who answered?
select m.customer_id as "Value"
from moved_customers m
join plans p on p.customer_id = m.customer_id
where exists (select from responses r where r.customer_id = m.customer_id and r.contact_id <> p.contact_id and r.purpose = 'onboarding' and r.submitted_at is not null)
group by m.customer_id
order by m.customer_id
