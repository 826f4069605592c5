-- Of a digest, what is in it: that is what is sent again. Which messages did not arrive, or may not have, and why? Grouped in the database: one broken address list can leave
-- thousands of rows with the same reason.
select state, email, reason_code, reason_args::text as reason_args, count(*) as messages, max(settled_at) as latest
from messages
where state in ('unknown', 'rejected') and email <> 'digest'
group by state, email, reason_code, reason_args
order by max(settled_at) desc nulls last, count(*) desc
limit {0}
