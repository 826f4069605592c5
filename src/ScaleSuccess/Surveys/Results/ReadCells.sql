-- How many began, reached a page and submitted, cell by cell, of which C# makes funnel and filters: a few thousand rows for a year. SQL, because
-- the median needs every duration, and an array brings them in one row. $1: survey.
select definition_id, wave, segment, tier, day, people, submitted, reached, seconds from survey_cells where survey = $1
