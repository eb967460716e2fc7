-- Who was reached through them begins a chain of their own.
UPDATE fact_share SET parent_share_id = NULL
WHERE parent_share_id IN (SELECT share_id FROM fact_share WHERE user_id = :user_id);

DELETE FROM fact_view_start WHERE user_id = :user_id;
DELETE FROM fact_view_end   WHERE user_id = :user_id;
DELETE FROM fact_like       WHERE user_id = :user_id;
DELETE FROM fact_share      WHERE user_id = :user_id;
DELETE FROM fact_comment    WHERE user_id = :user_id;
DELETE FROM fact_follow     WHERE user_id = :user_id;
DELETE FROM fact_activity   WHERE user_id = :user_id;

-- fact_creator_day keeps its sums: they name nobody. Late events are turned away by the list of requests.
DELETE FROM fact_session    WHERE user_id = :user_id;
DELETE FROM fact_user_video WHERE user_id = :user_id;

DELETE FROM dim_device WHERE user_id = :user_id;
DELETE FROM dim_user   WHERE user_id = :user_id;
