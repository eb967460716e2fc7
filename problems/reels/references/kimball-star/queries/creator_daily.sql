SELECT creator_id,
       activity_date,
       (SELECT tier FROM dim_creator AS c
        WHERE c.creator_id = d.creator_id AND c.changed_ts < date(d.activity_date, '+1 day')
        ORDER BY c.changed_ts DESC LIMIT 1) AS tier,
       views, watch_ms, net_likes, shares, comments, net_follows
FROM fact_creator_day AS d;
