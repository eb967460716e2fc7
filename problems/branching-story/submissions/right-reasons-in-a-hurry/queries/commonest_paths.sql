WITH counted AS (
  SELECT p.link AS episode_id, w.path, count(*) AS plays
  FROM play AS p
  JOIN play_path AS w USING (session)
  WHERE p.ended_ts IS NOT NULL
  GROUP BY p.link, w.path
)
SELECT episode_id, path, plays
FROM counted AS c
WHERE plays = (SELECT max(plays) FROM counted AS other WHERE other.episode_id = c.episode_id);
