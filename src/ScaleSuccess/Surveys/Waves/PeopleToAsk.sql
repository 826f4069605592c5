-- Who of these customers can be asked in a wave of a survey, and who has to wait? Whoever is not listed is not asked: they have not agreed to be
-- contacts, cannot be reached or have unsubscribed, nobody there has answered the onboarding survey, they are not in the share, the condition does not hold, or they were asked
-- in this wave already. SQL, because a wave asks 100,000 customers in one question; the preview asks the same one. {0}: survey. {1}: wave. {2}: to one person of
-- each customer: the champion, else whoever answered. {3}: the condition, groups of lines, as JSON; '': none. {4}: share in percent. {5}: days of cool-down of this
-- survey. {6}: of all surveys. {7}: waits while help is asked for. {8}: the customers; {9}: or all of them. {10}: now. {11}: the e-mail that invites to the first survey.
with looked_at as (
    select c.id from customers c where {9}
    union all
    select c.id from unnest({8}) i (id) join customers c on c.id = i.id where not {9}
),
people as (
    select c.id as customer_id, k.id as contact_id,
           case when {7} and exists (select from help_requests h where h.customer_id = c.id and h.closed_at is null) then 'stuck'
                when exists (select from survey_invitations i where i.contact_id = k.id and i.survey = {0} and i.invited_at > {10} - {5} * interval '1 day')
                  or exists (select from survey_invitations i where i.contact_id = k.id and i.invited_at > {10} - {6} * interval '1 day')
                  or exists (select from messages m where m.contact_id = k.id and m.email = {11} and m.created_at > {10} - {6} * interval '1 day') then 'cool_down'
                else 'now' end as state,
           row_number() over (partition by c.id order by k.role <> 'champion', not exists (select from responses r where r.contact_id = k.id and r.purpose = 'onboarding' and r.submitted_at is not null), k.role = 'user', k.id) as place
    from looked_at c
    join contacts k on k.customer_id = c.id and k.consent = 'given'
    where is_drawn({0}, {1}, c.id, {4})
      and exists (select from responses r where r.customer_id = c.id and r.purpose = 'onboarding' and r.submitted_at is not null)
      and not exists (select from suppressions s where s.address = lower(k.email) and s.lifted_at is null and (s.topic is null or s.topic = 'survey'))
      and not exists (select from survey_invitations i where i.survey = {0} and i.wave = {1} and (i.contact_id = k.id or (i.customer_id = c.id and ({2} or i.is_only))))
      and ({3} = '' or exists (
          select from contact_facts f
          cross join lateral (select jsonb_strip_nulls(jsonb_build_object('customer.tier', f.tier, 'customer.country', f.country, 'customer.segment', f.segment, 'contact.role', f.role, 'plan.state', f.plan_state)) as known) v
          cross join jsonb_array_elements(nullif({3}, '')::jsonb) g (lines)
          where f.contact_id = k.id
            and not exists (
                select from jsonb_array_elements(g.lines) l (line)
                where not coalesce(case l.line ->> 'is'
                    when 'any_of' then l.line -> 'values' ? (v.known ->> (l.line ->> 'name'))
                    when 'all_of' then (l.line -> 'values') <@ coalesce(jsonb_build_array(v.known -> (l.line ->> 'name')), '[]')
                    when 'none_of' then not coalesce(l.line -> 'values' ? (v.known ->> (l.line ->> 'name')), false)
                    when 'answered' then v.known ? (l.line ->> 'name')
                    when 'not_answered' then not v.known ? (l.line ->> 'name') end, false))))
)
select customer_id, contact_id, state from people where not {2} or place = 1 order by customer_id, contact_id
