INSERT INTO activity_stream (
  activity_id, ts, customer, activity, anonymous_customer_id, feature_json, revenue_impact, link)
SELECT activity_id, ts, customer, activity, anonymous_customer_id, feature_json, revenue_impact, link
FROM bronze_activities WHERE true
ON CONFLICT DO NOTHING;
