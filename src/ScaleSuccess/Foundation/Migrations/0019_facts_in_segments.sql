-- Who decided is a user's name and whether the policy did it for them. A user's name holds no space.
alter table segment_models add column by_policy boolean not null default false;
update segment_models set by_policy = true, decided_by = substr(decided_by, length('policy of ') + 1) where decided_by like 'policy of %';
alter table segment_events add column by_policy boolean not null default false;
update segment_events set by_policy = true, author = substr(author, length('policy of ') + 1) where author like 'policy of %';
