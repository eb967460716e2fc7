SELECT c.user_id, count(*) AS comments, count(DISTINCT c.post_id) AS posts, min(seconds) AS shortest_seconds
FROM followed JOIN event AS c ON c.event_id = followed.comment_event_id
GROUP BY c.user_id;
