SELECT c.activity_id, c.customer, c.ts,
       EXISTS (SELECT * FROM activity_stream AS a
        WHERE a.customer = c.customer AND a.activity = 'returned_item') AS has_returned
FROM activity_stream AS c
WHERE c.activity = 'clicked_mail';
