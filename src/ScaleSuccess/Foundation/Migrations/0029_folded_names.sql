-- Keys and names without letter case. A cluster of locale C takes ÅSA and åsa for two customers, and another may change
-- its mind with its next release: the folding is ours (FoldedText). Text in plain ASCII is folded here; FoldCustomers
-- folds the rest at the next start. Of keys that turn out to be the same, the oldest customer keeps the place.
alter table customers add column folded_key text, add column folded_name text;
update customers c
set folded_key = case when f.place = 1 then f.key end, folded_name = f.name
from (
    select id,
           case when key ~ '^[\x01-\x7f]*$' then lower(key collate "C") end as key,
           case when name ~ '^[\x01-\x7f]*$' then lower(name collate "C") end as name,
           row_number() over (partition by lower(key collate "C") order by id) as place
    from customers
) f
where f.id = c.id;
create unique index customers_folded_key on customers (folded_key);
create index customers_unfolded on customers (lower(key)) where folded_key is null;
drop index customers_key;
