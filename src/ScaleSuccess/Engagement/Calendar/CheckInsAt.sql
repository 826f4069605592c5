-- What would the step that sends check-ins do with each of these plans ({0}) at these moments ({1}), if it was asked last on these days ({2}; -infinity: as
-- it was) and so many more had no answer ({3})? By the function that the step asks. {4}: now.
select d.plan_id, d.contact_id, d.zone, d.day is not null and d.latest > d.last_asked as is_due, d.day, ((d.next_day + d.check_in_at) at time zone d.zone) as next_at, d.is_over, d.unanswered,
       coalesce((select true from acceptances a where a.plan_id = d.plan_id limit 1), false) as is_accepted
from check_in_days({0}, {4}, {1}, (select array_agg(nullif(a, '-infinity'::date) order by at) from unnest({2}) with ordinality u (a, at)), {3}) d
