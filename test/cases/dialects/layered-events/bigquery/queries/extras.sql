SELECT event_id, property, value FROM lake.silver_extra_property;
