-- Which answered check-ins have not been drawn conclusions from? Claims up to {0} of them for this transaction,
-- oldest first; other workers skip them.
select id, plan_id from check_ins
where answered_at is not null and recorded_at is null
order by answered_at
limit {0}
for no key update skip locked
