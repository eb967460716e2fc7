-- First Ever of the stream's own vocabulary, by customer and episode; then two nodes of that play.
WITH first_play AS (
  SELECT session, link,
         row_number() OVER (PARTITION BY customer, link ORDER BY started_ts, session DESC) AS place
  FROM play
)
SELECT f.link AS episode_id,
       count(*) AS chose_a,
       count(b.node) AS reached,
       count(*) FILTER (WHERE b.option = 'B' AND b.selected_by = 'viewer') AS chose_b,
       round(100.0 * count(*) FILTER (WHERE b.option = 'B' AND b.selected_by = 'viewer') / count(*), 1)
         AS percent_of_all,
       round(100.0 * count(*) FILTER (WHERE b.option = 'B' AND b.selected_by = 'viewer') / nullif(count(b.node), 0), 1)
         AS percent_of_reached
FROM first_play AS f
JOIN play_node AS a ON a.session = f.session AND a.node = 's3' AND a.option = 'A' AND a.selected_by = 'viewer'
LEFT JOIN play_node AS b ON b.session = f.session AND b.node = 's7'
WHERE f.place = 1
GROUP BY f.link;
