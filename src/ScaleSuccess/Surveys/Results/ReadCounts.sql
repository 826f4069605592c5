-- How often each answer was given, by version and segment. SQL, because it adds up what would be a few hundred thousand rows. $1: survey.
-- $2, $3, $5: segment, tier, wave; '*': all. $4: version; 0: all. $6, $7: first and last day.
select c.definition_id, n.question, n.value, c.segment, sum(n.people)::bigint
from survey_cells c
join survey_counts n on n.cell_id = c.id
where c.survey = $1 and ($2 = '*' or c.segment = $2) and ($3 = '*' or c.tier = $3) and ($4 = 0 or c.definition_id = $4) and ($5 = '*' or c.wave = $5)
  and c.day between $6 and $7
group by 1, 2, 3, 4
