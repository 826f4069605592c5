-- What conditions of surveys may name about one person and their company. $1: contact.
select c.tier, c.country, k.role, a.segment,
       case when p.id is null then 'none'
            when p.closed_at is not null then 'closed'
            when p.achieved_at is not null then 'achieved'
            when exists (select from acceptances s where s.plan_id = p.id) then 'accepted'
            else 'open' end
from contacts k
join customers c on c.id = k.customer_id
left join assignments a on a.customer_id = c.id and a.superseded_at is null
left join plans p on p.customer_id = c.id
where k.id = $1
