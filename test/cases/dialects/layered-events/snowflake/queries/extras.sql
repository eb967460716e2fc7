select s.event_id, f.key as property, f.value::string as value
from silver_all s, lateral flatten(input => s.extra) f
where not is_null_value(f.value);
