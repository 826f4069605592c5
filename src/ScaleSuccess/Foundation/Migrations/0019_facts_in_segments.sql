-- Who decided is a user's name and whether the policy did it for them. A user's name holds no space.
alter table segment_models add column by_policy boolean not null default false;
update segment_models set by_policy = true, decided_by = substr(decided_by, length('policy of ') + 1) where decided_by like 'policy of %';
alter table segment_events add column by_policy boolean not null default false;
update segment_events set by_policy = true, author = substr(author, length('policy of ') + 1) where author like 'policy of %';

-- A comparison names its questions by their keys from now on. Those of before keep the survey's words, under a name that says so.
update segment_drifts d set
    findings = (select jsonb_agg(case when finding ? 'questions' then finding - 'questions' || jsonb_build_object('asked', finding -> 'questions') else finding end order by place)
                from jsonb_array_elements(d.findings) with ordinality as each (finding, place))
where findings @> '[{"code": "changed"}]';
