-- What was counted of a survey, cell by cell, of which C# makes funnel, filters and answers: a few thousand rows for a year. SQL, because the
-- arrays bring hundreds of thousands of counts and durations in as many rows. $1: survey.
select definition_id, wave, segment, tier, day, people, submitted, reached, seconds, given, given_by, lost from survey_cells where survey = $1
