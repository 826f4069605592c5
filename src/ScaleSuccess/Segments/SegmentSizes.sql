-- How many customers does each segment hold, by each customer's latest assignment?
select segment, count(*) as customers, count(model_id) as by_model, avg(confidence) as confidence
from (select distinct on (customer_id) * from assignments order by customer_id, id desc) latest
group by segment
order by count(*) desc, segment
