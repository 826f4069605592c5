-- Which customers have a segment and no plan yet? Claims up to {0} of them for this transaction by locking the
-- customer's row, so that one customer's two answers can never start two plans; other workers skip them. Only of those on the
-- list unplanned_customers, since reading everybody takes longer with every customer. In no order: sorting would read all waiting
-- customers again for each batch. What is asked about each customer is asked by its key ("limit 1"): where PostgreSQL takes these tables for nearly empty, as
-- it does during a first import, it would otherwise join each with each, and not end. docs/facts.md, "Statistics".
with claimed as materialized (
    select c.id, c.name, c.country, c.time_zone, c.tier
    from unplanned_customers u
    join customers c on c.id = u.customer_id
    where exists (select from assignments a where a.customer_id = u.customer_id and a.superseded_at is null offset 0)
      and not exists (select from plans p where p.customer_id = u.customer_id offset 0)
    limit {0}
    for no key update of c skip locked
)
select c.id as customer_id, c.name as customer_name, c.country, c.time_zone as customer_zone, c.tier, z.zone as time_zone,
       r.id as response_id, r.contact_id, r.answers::text as answers, r.definition_id as survey_definition_id,
       coalesce(r.submitted_at, r.saved_at) as answered_at,
       a.segment, coalesce(s.template, a.segment) as template,
       (select json_agg(json_build_object('id', o.id, 'role', o.role, 'agreed', o.consent = 'given')
                        order by o.id <> r.contact_id, o.role <> 'champion', o.id)
        from contacts o where o.customer_id = c.id and (o.consent in ('given', 'asked') or o.id = r.contact_id))::text as people,
       (select name from contacts where id = r.contact_id) as answered_by
from claimed c
cross join lateral (select segment, response_id from assignments where customer_id = c.id and superseded_at is null limit 1) a
cross join lateral (select * from responses where id = a.response_id limit 1) r
cross join lateral (select zone from contact_zones where contact_id = r.contact_id limit 1) z
left join segments s on s.key = a.segment
