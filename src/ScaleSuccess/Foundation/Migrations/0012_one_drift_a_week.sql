-- Answers are compared with the published model once a week, however many nodes look in the same night.

-- The Monday (UTC) of the week that was watched. Null: an earlier version watched that week more than once; only the
-- latest of those rows counts as the week's.
alter table segment_drifts add column week date;
update segment_drifts d set week = date_trunc('week', d.watched_at at time zone 'UTC')::date
where not exists (
    select from segment_drifts later
    where later.model_id = d.model_id and later.id > d.id
      and date_trunc('week', later.watched_at at time zone 'UTC') = date_trunc('week', d.watched_at at time zone 'UTC'));
alter table segment_drifts add constraint segment_drifts_once_a_week unique (model_id, week);
