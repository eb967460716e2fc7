-- as in the sample
SELECT 'v0001' AS video_id, 'music' AS category, 4 AS views, 2 AS viewers, 71500 AS watch_ms, 1 AS likes,
  1 AS shares, 0 AS comments
UNION ALL
SELECT 'v0002', 'comedy', 4, 2, 68000, 1, 0, 1;
