-- as in the sample
SELECT 'u0001' AS user_id, 'd0001' AS device_id, '2024-03-01 08:00:00' AS session_start,
  '2024-03-01 08:12:30' AS session_end, '2024-03-01' AS session_date, 3 AS videos_viewed, 41000 AS watch_ms,
  2 AS engagements
UNION ALL
SELECT 'u0002', 'd0002', '2024-03-01 21:40:00', '2024-03-01 22:05:10', '2024-03-01', 5, 98500, 1;
