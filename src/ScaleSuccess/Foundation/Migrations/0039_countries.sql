-- Where a customer rests on holidays: ISO 3166. Null: where its time zone lies (Country.Of). docs/facts.md, "country".
alter table customers add column country text check (country ~ '^[A-Z]{2}$');
