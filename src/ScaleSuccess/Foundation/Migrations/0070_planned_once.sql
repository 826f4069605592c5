-- A function in SQL that cannot be put into the statement that calls it is parsed and planned anew for each statement that does:
-- of a survey page that is sent, these cost PostgreSQL as much as everything else. In PL/pgSQL they are planned once for each connection.
-- Where a statement can join, the view is better still.

-- The wave of a survey in which somebody was asked last; who was never asked has none, and answers the first.
create view present_invitations as
select distinct on (contact_id, survey) contact_id, survey, wave, closes_at from survey_invitations
order by contact_id, survey, invited_at desc, id desc;

create or replace function present_wave(contact bigint, survey text) returns text language plpgsql stable as $$
begin
    return coalesce((select i.wave from present_invitations i where i.contact_id = present_wave.contact and i.survey = present_wave.survey), 'first');
end $$;

create or replace function answered_fields(answers jsonb) returns text[] language plpgsql immutable as $$
begin
    return coalesce((select array_agg(f.key order by f.key) from jsonb_each(answered_fields.answers) f where f.value not in ('[]', '[""]')), '{}');
end $$;
