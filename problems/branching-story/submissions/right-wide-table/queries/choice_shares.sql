WITH first_play AS (
  SELECT *, row_number() OVER (PARTITION BY user_id, episode_id ORDER BY started_ts, play_id DESC) AS place FROM play
),
asked AS (
  SELECT p.episode_id,
         p.play_id IN (SELECT play_id FROM event WHERE scene = 's7') AS reached,
         p.play_id IN (SELECT play_id FROM choice WHERE scene = 's7' AND option = 'B' AND selected_by = 'viewer') AS chose_b
  FROM first_play AS p
  WHERE p.place = 1
    AND p.play_id IN (SELECT play_id FROM choice WHERE scene = 's3' AND option = 'A' AND selected_by = 'viewer')
)
SELECT episode_id, count(*) AS chose_a, sum(reached) AS reached, sum(chose_b) AS chose_b,
       round(100.0 * sum(chose_b) / count(*), 1) AS percent_of_all,
       round(100.0 * sum(chose_b) / nullif(sum(reached), 0), 1) AS percent_of_reached
FROM asked
GROUP BY episode_id;
