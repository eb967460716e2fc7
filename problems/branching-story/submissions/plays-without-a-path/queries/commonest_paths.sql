SELECT episode_id, path, plays FROM (
  SELECT episode_id, coalesce(path, '') AS path, count(*) AS plays, rank() OVER (PARTITION BY episode_id ORDER BY count(*) DESC) AS place
  FROM play
  WHERE ended_ts IS NOT NULL
  GROUP BY episode_id, coalesce(path, '')
)
WHERE place = 1;
