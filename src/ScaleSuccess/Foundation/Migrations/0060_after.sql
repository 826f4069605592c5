-- An action may come after another one of its plan, as its template says: that one's key.
alter table plan_items add column after text check (after is null or kind = 'action');
