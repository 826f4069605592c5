-- Stores these customers' segments by one assigner. A slower server, which had not seen the newest answer, changes nothing.
-- {0}: model or 0. {1} to {10}: a column each.
insert into assigner_results (model_id, customer_id, response_id, answered_at, likeliest, segment, confidence, unclear, pinned, reason_code, reason_args)
select {0}, * from unnest({1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}, {10}::jsonb[])
on conflict (model_id, customer_id) do update
   set response_id = excluded.response_id, answered_at = excluded.answered_at, likeliest = excluded.likeliest,
       segment = excluded.segment, confidence = excluded.confidence, unclear = excluded.unclear, pinned = excluded.pinned,
       reason_code = excluded.reason_code, reason_args = excluded.reason_args
 where assigner_results.answered_at < excluded.answered_at
