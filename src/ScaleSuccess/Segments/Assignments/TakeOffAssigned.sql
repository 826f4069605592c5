-- Which customers on the list unassigned_customers has the assigner (model {0}; 0: the rules) dealt with? Looked up again, so that
-- one who has answered meanwhile stays on it. {1}: those just assigned; null: all. "offset 0" as in
-- ClaimUnassigned.sql.
delete from unassigned_customers q
where ({1}::bigint[] is null or q.customer_id = any({1}))
  and not exists (
    select from responses r
    where r.customer_id = q.customer_id and r.purpose = 'onboarding' and r.submitted_at is not null
      and not exists (select from assigner_results p
                      where p.model_id = {0} and p.customer_id = r.customer_id and p.answered_at >= r.submitted_at offset 0)
    offset 0)
