-- The waves of a survey, the newest first: how many were asked, how many have answered, how many wait. SQL, because a wave may be 100,000 people. $1: survey.
-- $2: how many waves. $3: the e-mail.
select w.wave, w.rule, w.started_at, w.started_by,
       (select count(*) from survey_invitations i where i.survey = w.survey and i.wave = w.wave),
       (select count(*) from survey_invitations i join responses r on r.contact_id = i.contact_id and r.survey = i.survey and r.wave = i.wave and r.submitted_at is not null
        where i.survey = w.survey and i.wave = w.wave),
       (select count(*) from survey_candidates c where c.survey = w.survey and c.wave = w.wave),
       (select count(*) from survey_invitations i join messages m on m.contact_id = i.contact_id and m.email = $3 and m.occurrence = w.survey || '/' || w.wave and m.state in ('rejected', 'suppressed')
        where i.survey = w.survey and i.wave = w.wave)
from survey_waves w
where w.survey = $1
order by w.started_at desc, w.id desc
limit $2
