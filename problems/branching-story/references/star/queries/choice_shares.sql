WITH first_play AS (
  SELECT play_id, episode_id,
         row_number() OVER (PARTITION BY user_id, episode_id ORDER BY started_ts, play_id DESC) AS place
  FROM play_snapshot
),
chose_a AS (
  SELECT f.play_id, f.episode_id,
         EXISTS (SELECT * FROM fact_choice_presented AS p WHERE p.play_id = f.play_id AND p.scene = 's7')
           OR EXISTS (SELECT * FROM fact_choice_selected AS s WHERE s.play_id = f.play_id AND s.scene = 's7')
           OR EXISTS (SELECT * FROM fact_outcome_viewed AS o WHERE o.play_id = f.play_id AND o.scene = 's7') AS reached,
         EXISTS (SELECT * FROM play_choice AS b WHERE b.play_id = f.play_id
                 AND b.scene = 's7' AND b.option = 'B' AND b.selected_by = 'viewer') AS chose_b
  FROM first_play AS f
  JOIN play_choice AS a ON a.play_id = f.play_id AND a.scene = 's3' AND a.option = 'A' AND a.selected_by = 'viewer'
  WHERE f.place = 1
)
SELECT episode_id, count(*) AS chose_a, sum(reached) AS reached, sum(chose_b) AS chose_b,
       round(100.0 * sum(chose_b) / count(*), 1) AS percent_of_all,
       round(100.0 * sum(chose_b) / nullif(sum(reached), 0), 1) AS percent_of_reached
FROM chose_a
GROUP BY episode_id;
