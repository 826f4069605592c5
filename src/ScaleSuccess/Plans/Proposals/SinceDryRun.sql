-- What happened since a dry run that its numbers do not know? A decision about who assigns, a pin, or a customer of it who came
-- into another segment make them wrong; customers who came later are only missing. {0}: the model. {1}: when it was made.
select exists (select from segment_events e
               where e.at > {1} and e.kind in ('published', 'republished', 'back_to_rules', 'pinned', 'lifted'))
       or exists (select from assignments a join assigner_results p on p.model_id = {0} and p.customer_id = a.customer_id
                  where a.superseded_at is null and a.assigned_at > {1}) as is_outdated,
       (select count(*) from assignments a
        where a.superseded_at is null
          and not exists (select from assigner_results p where p.model_id = {0} and p.customer_id = a.customer_id)) as not_counted
