-- Which customers have a segment and no plan yet? Claims up to {0} of them for this transaction by locking the
-- customer's row, so that one customer's two answers can never start two plans; other workers skip them. Only of those on the
-- list unplanned_customers, since reading everybody takes longer with every customer. In no order: sorting would read all waiting
-- customers again for each batch.
select c.id as customer_id, c.name as customer_name, c.country, c.time_zone as customer_zone, z.zone as time_zone,
       r.id as response_id, r.contact_id, r.answers::text as answers, r.definition_id as survey_definition_id,
       coalesce(r.submitted_at, r.saved_at) as answered_at,
       a.segment, coalesce(s.template, a.segment) as template,
       (select json_agg(json_build_object('id', o.id, 'role', o.role, 'agreed', o.consent = 'given')
                        order by o.id <> r.contact_id, o.role <> 'champion', o.id)
        from contacts o where o.customer_id = c.id and o.consent in ('given', 'asked'))::text as people,
       (select name from contacts where id = r.contact_id) as answered_by
from unplanned_customers u
join customers c on c.id = u.customer_id
join assignments a on a.customer_id = c.id and a.superseded_at is null
left join segments s on s.key = a.segment
join responses r on r.id = a.response_id
join contact_zones z on z.contact_id = r.contact_id
where not exists (select from plans where customer_id = c.id)
limit {0}
for no key update of c skip locked
