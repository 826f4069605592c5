-- Whose answers is a model trained on? Of more than {0} customers a sample, stratified by tier and by the month of their
-- newest answer: each stratum gives the same share, at least one, so that neither small tiers nor any wave is lost. Which
-- ones depends on their id alone, so the same customers are drawn again. {1}: customers who answered later are left out.
with answered as (
    select r.customer_id, c.tier, date_trunc('month', max(r.submitted_at) at time zone 'UTC') as month
    from responses r join customers c on c.id = r.customer_id
    where r.purpose = 'onboarding' and r.submitted_at <= {1}
    group by r.customer_id, c.tier
),
drawn as (
    select customer_id,
           row_number() over (partition by tier, month order by md5(customer_id::text), customer_id) as place,
           count(*) over (partition by tier, month) as of_stratum,
           count(*) over () as of_all
    from answered
)
select customer_id as "Value" from drawn
where place <= greatest(1, round(of_stratum * least(1.0, {0}::numeric / of_all)))
order by customer_id
