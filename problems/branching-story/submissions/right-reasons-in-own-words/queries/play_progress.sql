SELECT p.session AS play_id, p.customer AS user_id, p.link AS episode_id, p.started_ts, p.first_presented_ts,
       p.first_selected_ts, p.first_outcome_ts, p.branch_completed_ts, p.ended_ts,
       coalesce(w.choices, 0) AS choices, w.path
FROM play AS p
LEFT JOIN play_path AS w USING (session);
