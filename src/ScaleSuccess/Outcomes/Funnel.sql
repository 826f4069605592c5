-- How many customers have reached each stage? Counted from the facts in one pass over the customers;
-- there is no stage column that could go stale. Each stage includes the later ones, so the funnel never widens.
select count(*) as customers,
       count(*) filter (where stage >= 1) as invited,
       count(*) filter (where stage >= 2) as answered,
       count(*) filter (where stage >= 3) as planned,
       count(*) filter (where stage >= 4) as accepted,
       count(*) filter (where stage >= 5) as active,
       count(*) filter (where stage >= 6) as achieved
from customer_stages
