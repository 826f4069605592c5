-- Who was asked on a day in a wave and has not begun in it: how many, by wave, segment and tier. SQL, because only the database knows who is missing.
-- $1: survey. $2: from. $3: until.
select i.wave, coalesce(a.segment, ''), c.tier, count(*)::int
from survey_invitations i
join customers c on c.id = i.customer_id
left join lateral (select a.segment from assignments a where a.customer_id = c.id and a.superseded_at is null order by a.id desc limit 1) a on true
where i.survey = $1 and i.invited_at >= $2 and i.invited_at < $3
  and not exists (select from responses r where r.contact_id = i.contact_id and r.survey = i.survey and r.wave = i.wave)
group by 1, 2, 3
