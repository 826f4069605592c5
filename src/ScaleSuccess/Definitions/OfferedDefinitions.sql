-- Which definitions come with a newer version from their files than the one ops wrote and have in force? In SQL because
-- it compares the newest of each history with one row of another table, and nearly always answers "none".
select i.kind, i.key, n.version as offered, f.version as in_force, n.created_at as since
from definitions_in_force i
join definitions f on f.id = i.definition_id
join lateral (
    select version, created_at from definitions d
    where d.kind = i.kind and d.key = i.key and d.origin = 'file' order by d.version desc limit 1
) n on n.version > f.version
where f.origin = 'ops'
order by n.created_at desc, i.kind, i.key
