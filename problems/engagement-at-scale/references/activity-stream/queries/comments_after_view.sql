-- Last Before of the stream's own vocabulary: the last view of the same post at or before each comment.
WITH comment AS (
  SELECT c.customer, c.link,
         unixepoch(c.ts) - unixepoch((SELECT max(v.ts) FROM activity_stream AS v
                                      WHERE v.activity = 'post_view' AND v.customer = c.customer
                                        AND v.link = c.link AND v.ts <= c.ts)) AS seconds
  FROM activity_stream AS c
  WHERE c.activity = 'post_comment'
)
SELECT customer AS user_id, count(*) AS comments, count(DISTINCT link) AS posts, min(seconds) AS shortest_seconds
FROM comment
WHERE seconds <= 3600
GROUP BY customer;
