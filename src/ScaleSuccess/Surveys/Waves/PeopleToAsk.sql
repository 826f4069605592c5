-- Who of these customers can be asked in a wave of a survey, and who has to wait? Whoever is not listed is not asked: they have not agreed to be
-- contacts, cannot be reached or have unsubscribed, nobody there has answered the onboarding survey, they are not in the share, the condition does not hold, or they were asked
-- in this wave already. SQL, because a wave asks 100,000 customers in one question; the preview asks the same one. {0}: survey. {1}: wave. {2}: to one person of
-- each customer: the champion, else whoever answered. {3}: the condition, groups of lines, as JSON; '': none. {4}: share in percent. {5}: days of cool-down of this
-- survey. {6}: of all surveys. {7}: waits while help is asked for. {8}: the customers; {9}: or all of them. {10}: now. {11}: the e-mail that invites to the first survey.
-- What was asked is looked up person by person (offset 0), whatever the statistics say of a table that was empty a minute ago.
with looked_at as (
    select c.id from customers c where {9}
    union all
    select c.id from unnest({8}) i (id) join customers c on c.id = i.id where not {9}
),
fitting as (
    select f.contact_id
    from looked_at l
    join contact_facts f on f.customer_id = l.id
    cross join lateral (select jsonb_strip_nulls(jsonb_build_object('customer.tier', f.tier, 'customer.country', f.country, 'customer.segment', f.segment, 'contact.role', f.role, 'plan.state', f.plan_state)) as known) v
    where {3} <> '' and exists (
        select from jsonb_array_elements(nullif({3}, '')::jsonb) g (lines)
        where not exists (
            select from jsonb_array_elements(g.lines) e (line)
            where not coalesce(case e.line ->> 'is'
                when 'any_of' then e.line -> 'values' ? (v.known ->> (e.line ->> 'name'))
                when 'all_of' then (e.line -> 'values') <@ jsonb_build_array(v.known -> (e.line ->> 'name'))
                when 'none_of' then not coalesce(e.line -> 'values' ? (v.known ->> (e.line ->> 'name')), false)
                when 'answered' then v.known ? (e.line ->> 'name')
                when 'not_answered' then not v.known ? (e.line ->> 'name') end, false)))
),
people as (
    select c.id as customer_id, k.id as contact_id,
           case when {7} and exists (select from help_requests h where h.customer_id = c.id and h.closed_at is null) then 'stuck'
                when asked.for_this > {10} - {5} * interval '1 day' or asked.for_any > {10} - {6} * interval '1 day' or first.at > {10} - {6} * interval '1 day' then 'cool_down'
                else 'now' end as state,
           row_number() over (partition by c.id order by k.role <> 'champion', not exists (select from responses r where r.contact_id = k.id and r.purpose = 'onboarding' and r.submitted_at is not null), k.role = 'user', k.id) as place
    from looked_at c
    join contacts k on k.customer_id = c.id and k.consent = 'given'
    cross join lateral (
        select max(i.invited_at) filter (where i.survey = {0}) as for_this, max(i.invited_at) as for_any, coalesce(bool_or(i.survey = {0} and i.wave = {1}), false) as in_wave
        from (select survey, wave, invited_at from survey_invitations where contact_id = k.id offset 0) i
    ) asked
    cross join lateral (select max(m.created_at) as at from (select created_at from messages where contact_id = k.id and email = {11} offset 0) m) first
    where is_drawn({0}, {1}, c.id, {4})
      and exists (select from responses r where r.customer_id = c.id and r.purpose = 'onboarding' and r.submitted_at is not null)
      and not exists (select from suppressions s where s.address = lower(k.email) and s.lifted_at is null and (s.topic is null or s.topic = 'survey'))
      and not asked.in_wave
      and not exists (select from (select survey, wave, is_only from survey_invitations where customer_id = c.id offset 0) i where i.survey = {0} and i.wave = {1} and ({2} or i.is_only))
      and ({3} = '' or k.id in (select contact_id from fitting))
)
select customer_id, contact_id, state from people where not {2} or place = 1 order by customer_id, contact_id
