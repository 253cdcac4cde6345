-- Two accounts never read in the name of one Instagram id: its request budget would be spent twice. Of accounts that
-- shared one until now the oldest keeps it; the others learn their own from their next session.
update accounts a set instagram_id = null
where a.instagram_id is not null and a.status <> 'retired' and exists (
  select 1 from accounts b
  where b.instagram_id = a.instagram_id and b.status <> 'retired' and (b.created_at, b.id) < (a.created_at, a.id));

create unique index accounts_serving_instagram_id_key on accounts (instagram_id) where status <> 'retired';
