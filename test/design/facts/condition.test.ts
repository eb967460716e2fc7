import { expect, test } from 'vitest';
import { valuesIn } from '../../../src/design/facts/condition.ts';

test.each<[string, string]>([
  ["event_type IN ('like', 'share')", 'among like, share'],
  ["(event_type IN ('like', 'share'))", 'among like, share'],
  ["event_type = 'like' OR event_type = 'share'", 'among like, share'],
  [`"event_type" = 'like'`, 'among like'],
  ["lower(event_type) in ('like')", 'among like'],
  ["event_type IS NOT NULL AND event_type IN ('it''s')", "among it's"],
  ["event_type IN ('a and b', 'c or d') AND length(event_type) < 40", 'among a and b, c or d'],
  [
    "(event_type)::text = ANY ((ARRAY['like'::character varying, 'share'::character varying])::text[])",
    'among like, share',
  ],
  ["event_type <> 'unlike'", 'not unlike'],
  ["event_type NOT IN ('unlike', 'share')", 'not unlike, share'],
  ["NOT (event_type = 'unlike')", 'not unlike'],
  ["event_type != 'unlike' AND event_type != 'share'", 'not unlike; not share'],
  ["event_type IN ('like') AND share_id IS NULL", 'among like'],
  // These speak of rows.
  ["event_type <> 'share' OR share_id IS NOT NULL", ''],
  ["event_type = 'share' OR share_id IS NULL", ''],
  ["(event_type = 'share') = (share_id IS NOT NULL)", ''],
  ["CASE WHEN event_type = 'share' THEN share_id IS NOT NULL ELSE TRUE END", ''],
  ["event_type <> 'share' OR event_type <> 'like'", ''],
  ["kind IN ('like')", ''],
  ['length(event_type) > 0', ''],
])('%s: %s', (condition, expected) => {
  const said = valuesIn([condition], 'event_type').map(({ kind, values }) => `${kind} ${values.join(', ')}`);
  expect(said.join('; ')).toBe(expected);
});
