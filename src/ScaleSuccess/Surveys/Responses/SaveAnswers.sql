-- Merges what was typed on a page into a person's answers, field by field; the first save starts the response, and none
-- submits it. One statement, so that of two tabs that save at once neither misses the other. A field that its sender did not
-- change is left as it is; one that was changed elsewhere since its sender opened the page is not overwritten, nor is one of which another part
-- of the same answer was: 100 EUR that became 90 here and USD there is neither's. They are answers of the wave in
-- which this person was asked last. $1: customer. $2: contact. $3: survey. $4: definition. $5: typed, field -> values. $6: now. $7: purpose. $8: the same
-- fields as their sender's page showed them, or '': everything typed counts. $9: each field -> the answer that it is a part of.
insert into responses (customer_id, contact_id, survey, purpose, wave, definition_id, answers, started_at, saved_at)
values ($1, $2, $3, $7, present_wave($2, $3), $4, $5::jsonb, $6, $6)
on conflict (contact_id, survey, wave) do update
   set answers = responses.answers || coalesce((
           select jsonb_object_agg(t.key, t.value)
           from jsonb_each(excluded.answers) t
           -- A field without anything in it is like one that is not there.
           cross join (select nullif($8, '')::jsonb as page) was
           cross join lateral (
               select coalesce(nullif(was.page -> t.key, '[""]'), '[]') as shown, coalesce(nullif(responses.answers -> t.key, '[""]'), '[]') as stored,
                      coalesce(nullif(t.value, '[""]'), '[]') as typed
           ) v
           where was.page is null
              or (not responses.answers ? t.key or (v.typed <> v.shown and v.stored = v.shown))
                 and not exists (
                     select from jsonb_each_text($9::jsonb) part
                     where part.value = $9::jsonb ->> t.key and was.page ? part.key
                       and coalesce(nullif(responses.answers -> part.key, '[""]'), '[]') <> coalesce(nullif(was.page -> part.key, '[""]'), '[]'))), '{}'),
       saved_at = excluded.saved_at
 where responses.submitted_at is null
returning answers::text
