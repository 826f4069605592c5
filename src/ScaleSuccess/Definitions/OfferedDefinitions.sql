-- Which definitions come with a newer version from their files than the active one, which ops wrote? In SQL because
-- it compares the newest of each history with one row of another table, and nearly always answers "none".
select i.kind, i.key, n.version as offered, f.version as active, n.created_at as since
from active_definitions i
join definitions f on f.id = i.definition_id
join lateral (
    select version, created_at from definitions d
    where d.kind = i.kind and d.key = i.key and d.origin = 'file' order by d.version desc limit 1
) n on n.version > f.version
where f.origin = 'ops'
order by n.created_at desc, i.kind, i.key
