-- The next day of a survey to count anew: takes it off the list, with everything on it that is noted by now. SQL, because nodes that count at
-- the same time must each get a day of their own.
with next as (
    select survey, day from survey_days_to_count order by id limit 1 for update skip locked
), noted as (
    select d.id from survey_days_to_count d join next n on d.survey = n.survey and d.day = n.day for update of d skip locked
)
delete from survey_days_to_count d using noted where d.id = noted.id
returning d.survey, d.day
