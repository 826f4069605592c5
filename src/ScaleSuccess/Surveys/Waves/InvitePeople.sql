-- Writes down who is asked in a wave, each once, and returns what their e-mails need. SQL, because thousands are asked at once. {0}: survey. {1}: wave.
-- {2}, {3}: customers and contacts. {4}: nobody else there. {5}: now. {6}: days for which it can be answered: until the end of that day where they are.
with asked as (
    insert into survey_invitations (survey, wave, customer_id, contact_id, is_only, invited_at, closes_at)
    select {0}, {1}, p.customer_id, p.contact_id, {4}, {5}, ((({5} at time zone z.zone)::date + {6} + 1)::timestamp at time zone z.zone)
    from unnest({2}, {3}) p (customer_id, contact_id)
    join contact_zones z on z.contact_id = p.contact_id
    order by p.contact_id
    on conflict do nothing
    returning customer_id, contact_id
)
select a.contact_id, k.name as contact_name, c.name as customer_name, z.zone, ({5} at time zone z.zone)::date + {6} as until
from asked a
join contacts k on k.id = a.contact_id
join customers c on c.id = a.customer_id
join contact_zones z on z.contact_id = a.contact_id
