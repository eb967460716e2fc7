import * as z from 'zod';
import type { Handed } from '../../domain/choice.ts';
import type { WindowSettings } from '../../domain/window.ts';
import { shape } from '../yaml/shape.ts';
import { readHanded } from './handed.ts';

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };
const PIECE = /(\d+(?:\.\d+)?)\s*([smhd])[a-z]*\s*/gi;
const LIKE = 'must be a time with its unit, like `90s`, `30m`, `2h` or `1d`';

/** Seconds of `90s`, `30m`, `1h30m`; null: it is no span. */
function secondsIn(text: string): number | null {
  if (!/^(?:\d+(?:\.\d+)?\s*(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)\s*)+$/i.test(text))
    return null;
  const pieces = [...text.matchAll(PIECE)];
  const sum = pieces.reduce(
    (all, [, count, unit]) => all + Number(count) * (SECONDS[(unit ?? '').toLowerCase()] ?? 0),
    0,
  );
  return Math.round(sum);
}

const span = z.union([z.literal(0), z.string()], { error: LIKE }).transform((given, context) => {
  const seconds = given === 0 ? 0 : secondsIn(given.trim());
  if (seconds !== null) return seconds;
  context.addIssue({ code: 'custom', message: LIKE });
  return z.NEVER;
});

const keyName = z.string().regex(/\S/, 'must not be empty');

const settings = z.strictObject({
  gap: span.refine((seconds) => seconds > 0, 'must be more than 0'),
  key: z.union([keyName, z.array(keyName).min(1)], { error: 'must be a name, or a list of names' }),
  watermark_delay: span,
  allowed_lateness: span,
});

/** Reads the settings of an event-time session window. */
export function readWindows(file: string, text: string): Handed<WindowSettings> {
  return readHanded(file, text, (yaml) => {
    const parsed = shape(settings, yaml);
    if (!parsed.ok) return parsed;
    const { gap, key, watermark_delay: delay, allowed_lateness: lateness } = parsed.value;
    const names = typeof key === 'string' ? [key] : key;
    return { ok: true, value: { gap, key: [...new Set(names)], delay, lateness } };
  });
}
