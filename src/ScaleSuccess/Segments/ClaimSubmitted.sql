-- Which submitted responses have no segment yet? Claims up to {0} of them for this transaction; other workers skip
-- them, and a crash gives them back.
select r.id, r.customer_id, r.definition_id, r.answers::text as answers
from responses r
where r.submitted_at is not null
  and not exists (select from assignments a where a.response_id = r.id)
order by r.submitted_at
limit {0}
for no key update of r skip locked
