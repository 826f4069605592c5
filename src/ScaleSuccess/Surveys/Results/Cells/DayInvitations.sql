-- Who was invited on a day and has not begun: how many, by segment and tier. SQL, because only the database knows who is missing. $1: survey.
-- $2: from. $3: until. $4: the key of the invitation.
select coalesce(a.segment, ''), c.tier, count(distinct m.contact_id)::int
from messages m
join contacts k on k.id = m.contact_id
join customers c on c.id = k.customer_id
left join lateral (select a.segment from assignments a where a.customer_id = c.id and a.superseded_at is null order by a.id desc limit 1) a on true
where m.email = $4 and m.created_at >= $2 and m.created_at < $3
  and not exists (select from responses r where r.contact_id = m.contact_id and r.survey = $1)
group by 1, 2
