SELECT episode_id, path, plays FROM (
  SELECT episode_id, path, count(*) AS plays, rank() OVER (PARTITION BY episode_id ORDER BY count(*) DESC) AS place
  FROM play
  WHERE ended_ts IS NOT NULL AND path IS NOT NULL
  GROUP BY episode_id, path
)
WHERE place = 1;
