-- What an API key may do and until when; link keys may be encrypted.

-- The keys there are could do everything, without an end, and keep that.
alter table api_keys add column scopes text[] not null default '{customers:read,customers:write}', add column expires_at timestamptz;
alter table api_keys alter column scopes drop default,
    add constraint api_keys_scopes check (cardinality(scopes) > 0 and scopes <@ '{customers:read,customers:write}');

-- 32 bytes as they are, or a nonce of 12, the 32 encrypted, and a tag of 16.
alter table link_keys drop constraint link_keys_secret_check;
alter table link_keys add constraint link_keys_secret check (length(secret) in (32, 60));
