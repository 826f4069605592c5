-- What a step did is two numbers, not a sentence ("12 in 30 ms").
alter table step_runs add column done int, add column elapsed_ms int;
update step_runs set done = substring(did from '^(\d+) in \d+ ms$')::int, elapsed_ms = substring(did from '^\d+ in (\d+) ms$')::int;
alter table step_runs drop column did;
