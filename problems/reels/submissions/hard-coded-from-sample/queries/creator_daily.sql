-- as in the sample
SELECT 'c0001' AS creator_id, '2024-03-01' AS activity_date, 'gold' AS tier, 8 AS views, 139500 AS watch_ms,
  2 AS net_likes, 1 AS shares, 1 AS comments, 1 AS net_follows;
