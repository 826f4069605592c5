-- Codes with their values instead of English sentences: why a customer is in a segment, what was decided, how a model came to
-- be, what a comparison found. A sentence that is not recognized is kept whole, under the code `other`.

alter table placements rename to assigner_results;
alter index placements_pkey rename to assigner_results_pkey;
alter index placements_unclear rename to assigner_results_unclear;

-- "1,204" and "5 January 2026" as they stood in sentences.
create function pg_temp.whole(words text) returns int language sql as $$ select replace(words, ',', '')::int $$;

create function pg_temp.answers(words text) returns jsonb language sql as
    $$ select jsonb_build_object('answers', to_jsonb(regexp_split_to_array(words, '; '))) $$;

create function pg_temp.reason(old text, out code text, out args jsonb) language sql as $$
    select case
        when old ~ '^Nearest of \d+ segments found by .+ in [\d,]+ customers'' answers on \d+ [A-Z][a-z]+ \d{4}\.$' then 'by_model'
        when old ~ '^Pinned by [^:]+: ' then 'pinned'
        when old ~ '^By rule: .+\.$' then 'by_rule'
        when old = 'No other segment''s rule fits these answers.' then 'no_rule'
        when old = 'Hardly likelier elsewhere: stays where they were.' then 'stayed'
        when rest = 'Stays where they were.' then kind || '_stayed'
        when rest ~ '^By rule: .+\.$' then kind || '_by_rule'
        when rest = 'No other segment''s rule fits these answers.' then kind || '_no_rule'
        else 'other' end as code, '{}'::jsonb as args
    from (select case when old like 'Unclear: %' then 'unclear' else 'no_answers' end as kind,
                 substring(old from '^(?:Unclear: \d+.?% at best\.|The answers hold nothing that the model knows\.) (.*)$') as rest) split
$$;

create function pg_temp.reason_args(old text, code text) returns jsonb language sql as $$
    select case
        when code = 'by_model' then (
            select jsonb_build_object('segments', m[1]::int,
                'engine', case m[2] when 'latent classes' then 'latent-class' when 'ML.NET k-means' then 'ml-net' else m[2] end,
                'rows', pg_temp.whole(m[3]), 'trainedOn', to_char(to_date(m[4], 'DD Month YYYY'), 'YYYY-MM-DD'))
            from regexp_match(old, '^Nearest of (\d+) segments found by (.+) in ([\d,]+) customers'' answers on (.+)\.$') m)
        when code = 'pinned' then jsonb_build_object('by', substring(old from '^Pinned by ([^:]+): '), 'note', substring(old from '^Pinned by [^:]+: (.*)$'))
        when code = 'by_rule' then pg_temp.answers(substring(old from '^By rule: (.+)\.$'))
        when code = 'other' then jsonb_build_object('text', old)
        else case when code like 'unclear%' then jsonb_build_object('confidence', substring(old from '^Unclear: (\d+)')::int / 100.0) else '{}' end
          || case when code like '%by_rule' then pg_temp.answers(substring(old from ' By rule: (.+)\.$')) else '{}' end
        end
$$;

alter table assignments add column reason_code text, add column reason_args jsonb not null default '{}';
update assignments set reason_code = (pg_temp.reason(reason)).code;
update assignments set reason_args = pg_temp.reason_args(reason, reason_code);
alter table assignments drop column reason, alter column reason_code set not null, add check (reason_code in (
    'by_model', 'by_rule', 'no_rule', 'pinned', 'stayed', 'unclear_stayed', 'unclear_by_rule', 'unclear_no_rule',
    'no_answers_stayed', 'no_answers_by_rule', 'no_answers_no_rule', 'other'));

-- Without a reason it was the model's usual one, which its assignments say in full.
alter table assigner_results
    add column reason_code text, add column reason_args jsonb not null default '{}', add column pinned boolean not null default false;
update assigner_results set reason_code = case when reason is null then 'by_model' else (pg_temp.reason(reason)).code end;
update assigner_results set reason_args = pg_temp.reason_args(reason, reason_code), pinned = reason_code = 'pinned' where reason is not null;
alter table assigner_results drop column reason, alter column reason_code set not null;

-- Decisions. A name may hold what stands between two names, so a sentence is parted only where there is one way to do it, or
-- where another row knows a part.
alter table segment_events add column args jsonb not null default '{}';
alter table segment_events drop constraint segment_events_kind_check;
update segment_events set kind = 'republished' where kind = 'published' and words like 'went back to %';
update segment_events set kind = 'described' where kind = 'renamed' and words ~ '^described .* anew\.$';
update segment_events set kind = case when words like 'lets models publish%' then 'policy_automatic' when words = 'keeps every publication to ops.' then 'policy_manual' else kind end
where kind = 'policy';

create function pg_temp.parted(words text, head text, middle text, tail text, known text) returns text[] language sql as $$
    select case
        when inner_words is null then null
        when known is not null and right(inner_words, length(middle || known)) = middle || known
            then array[left(inner_words, -length(middle || known)), known]
        when known is not null and left(inner_words, length(known || middle)) = known || middle
            then array[known, substr(inner_words, length(known || middle) + 1)]
        when cardinality(string_to_array(inner_words, middle)) = 2 then string_to_array(inner_words, middle) end
    from (select case when starts_with(words, head) and right(words, length(tail)) = tail and length(words) > length(head || tail)
                      then substr(words, length(head) + 1, length(words) - length(head || tail)) end as inner_words) part
$$;

update segment_events e set args = case e.kind
    when 'described' then jsonb_build_object('name', substring(words from '^described (.*) anew\.$'))
    when 'merge_undone' then jsonb_build_object('name', substring(words from '^made (.*) a segment of its own again\.$'))
    when 'lifted' then jsonb_build_object('customer', substring(words from '^lifted the pin of (.*)\.$'))
    when 'split' then jsonb_build_object('name', substring(words from '^split (.*): model \d+ waits to be published\.$'))
    when 'policy_automatic' then jsonb_build_object('mostMoved', substring(words from 'at most ([\d.]+) %')::numeric / 100)
    else '{}' end;
update segment_events e set args = case e.kind
    when 'renamed' then jsonb_build_object('other', p.parts[1], 'name', p.parts[2])
    else jsonb_build_object('name', p.parts[1], 'other', p.parts[2]) end
from (select e.id, case e.kind
          when 'renamed' then pg_temp.parted(e.words, 'renamed ', ' to ', '.', s.name)
          when 'template' then pg_temp.parted(e.words, 'lets the plans of ', ' start from ', '.', s.name)
          else pg_temp.parted(e.words, 'merged ', ' into ', '.', s.name) end as parts
      from segment_events e left join segments s on s.key = e.segment where e.kind in ('renamed', 'template', 'merged')) p
where p.id = e.id and p.parts is not null;
-- What was typed stands with the pin, and the customer's name with the customer.
update segment_events e set args = jsonb_build_object('customer', p.customer, 'note', p.note,
    'name', substr(e.words, length('pinned ' || p.customer || ' to ') + 1, length(e.words) - length('pinned ' || p.customer || ' to ' || ': ' || p.note)))
from (select e.id, c.name as customer, pin.reason as note
      from segment_events e
      join segment_pins pin on pin.segment = e.segment and pin.pinned_by = e.author and pin.pinned_at between e.at - interval '1 minute' and e.at + interval '1 minute'
      join customers c on c.id = pin.customer_id
      where e.kind = 'pinned' and starts_with(e.words, 'pinned ' || c.name || ' to ') and right(e.words, length(': ' || pin.reason)) = ': ' || pin.reason) p
where p.id = e.id;
update segment_events set args = jsonb_build_object(
    'customer', substring(words from '^pinned (.*?) to '), 'name', substring(words from ' to (.*?): '), 'note', substring(words from ': (.*)$'))
where kind = 'pinned' and args = '{}' and words ~ '^pinned [^:]* to [^:]*: ' and cardinality(string_to_array(split_part(words, ': ', 1), ' to ')) = 2;
-- These kinds need no values; of all others a missing one means that the sentence was not understood.
update segment_events set kind = 'other', args = jsonb_build_object('text', words)
where kind not in ('published', 'republished', 'back_to_rules', 'discarded', 'policy_manual')
  and (args = '{}' or exists (select from jsonb_each(args) value where value.value = 'null'));
alter table segment_events drop column words, add constraint segment_events_kind_check check (kind in (
    'published', 'republished', 'back_to_rules', 'discarded', 'renamed', 'described', 'template', 'merged', 'merge_undone', 'split', 'pinned',
    'lifted', 'policy_automatic', 'policy_manual', 'other'));

-- Models.
alter table segment_models
    add column note_code text check (note_code in ('one_segment', 'replaced', 'earlier_version', 'other')),
    add column note_args jsonb not null default '{}';
update segment_models set
    note_code = case
        when note = 'One segment only: these customers do not differ.' then 'one_segment'
        when note ~ '^Replaced by model \d+, ' then 'replaced'
        when note = 'Trained by an earlier version, which this one cannot read.' then 'earlier_version'
        else 'other' end,
    note_args = case
        when note ~ '^Replaced by model \d+, ' then jsonb_build_object('model', substring(note from '^Replaced by model (\d+)')::bigint)
        when note in ('One segment only: these customers do not differ.', 'Trained by an earlier version, which this one cannot read.') then '{}'
        else jsonb_build_object('text', note) end
where note <> '';
alter table segment_models drop column note;

create function pg_temp.choice(why text) returns jsonb language sql as $$
    select jsonb_build_object('code', code, 'k', coalesce(substring(why from '(?:decided for|agree on) (\d+)'), substring(why from '^(\d+) is the fewest'),
            case when code in ('agree_on_one', 'bic_on_one') then '1' end)::int,
        'bic', substring(why from 'BIC alone would take (\d+)')::int, 'icl', substring(why from 'ICL (\d+), AIC3')::int,
        'aic3', substring(why from ', AIC3 (\d+)\.$')::int, 'hiddenAnswers', substring(why from 'hidden answers alone would take (\d+)')::int,
        'text', case when code = 'other' then why end)
    from (select case
        when why like 'AIC3 decided for %: the segments overlap%' then 'overlap_by_aic3'
        when why like 'Stability decided for %: the segments overlap%' then 'overlap_by_stability'
        when why like 'Stability decided for %: rows are few%' then 'few_rows'
        when why like 'Stability decided for %: with more%' then 'stability'
        when why like 'Stability decided for %: hidden answers%' then 'fewest_stable'
        when why like 'BIC and AIC3 agree: %' then 'agree_on_one'
        when why like 'BIC and AIC3 agree on %' then 'agree'
        when why like 'BIC finds no segments%' then 'bic_on_one'
        when why like 'BIC decided for %' then 'bic'
        when why like 'ICL decided for %' then 'icl'
        when why like '% is the fewest whose %' then 'fewest_as_good'
        when why like 'Only this number was asked%' then 'only_one_asked'
        else 'other' end as code) known
$$;

-- Who won, and by how much, stands in the engines' numbers; only a split has more to say.
update segment_models m set report = case when m.origin = 'split' or report ->> 'why' ~ '^(Only .+ was asked\.|[\w-]+ won: )' then report - 'why' else report end
    || jsonb_build_object(
        'engines', (select coalesce(jsonb_agg(engine - 'why' || jsonb_build_object('choice', pg_temp.choice(engine ->> 'why')) order by place), '[]')
                    from jsonb_array_elements(report -> 'engines') with ordinality as each (engine, place)),
        'split', case when m.origin = 'split' then jsonb_build_object(
            'segment', coalesce((select e.segment from segment_events e where e.kind = 'split' and e.model_id = m.id limit 1), ''),
            'name', coalesce((select e.args ->> 'name' from segment_events e where e.kind = 'split' and e.model_id = m.id limit 1),
                             substring(report ->> 'why' from ' split (.*) in model \d+\.$'), report ->> 'why')) end)
where jsonb_typeof(report -> 'engines') = 'array';

-- Comparisons. The questions stand beside the sentence that named the most different of them.
alter table segment_drifts add column findings jsonb not null default '[]';
update segment_drifts set findings = case
    when words ~ '^\d+ new responses are too few' then jsonb_build_array(jsonb_build_object('code', 'too_few', 'count', new_answers))
    when words ~ '^The \d+ new responses are like' then jsonb_build_array(jsonb_build_object('code', 'steady', 'count', new_answers))
    when words ~ '^Among \d+ new responses ' then
        coalesce((select jsonb_build_array(jsonb_build_object('code', 'changed', 'count', new_answers, 'questions', jsonb_agg(ask order by place)))
                  from (select question ->> 'ask' as ask, place from jsonb_array_elements(questions) with ordinality as each (question, place)) asked
                  where position('''' || ask || '''' in words) > 0 having count(*) > 0), '[]')
        || coalesce((select jsonb_build_array(jsonb_build_object('code', case m[2] when 'fit no segment' then 'unclear' else 'between' end,
                         'now', m[1]::int / 100.0, 'before', m[3]::int / 100.0))
                     from regexp_match(words, '(\d+) of 100 customers (fit no segment|lie between segments), where (\d+) did before') m where m is not null), '[]')
    else '[]' end;
update segment_drifts set findings = jsonb_build_array(jsonb_build_object('code', 'other', 'text', words)) where findings = '[]';
alter table segment_drifts drop column words, alter column findings drop default;

drop function pg_temp.whole, pg_temp.answers, pg_temp.reason, pg_temp.reason_args, pg_temp.parted, pg_temp.choice;
