-- Counts whose draft has another text by now, is published or was discarded. In SQL since nobody needs them.
delete from impact_counts c
where not exists (select from definition_drafts d where d.kind = 'plan' and d.key = c.key and d.source = c.source)
