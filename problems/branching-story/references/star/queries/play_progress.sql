SELECT play_id, user_id, episode_id, started_ts, first_presented_ts, first_selected_ts, first_outcome_ts,
       branch_completed_ts, ended_ts, choices, path
FROM play_snapshot;
