import * as z from 'zod';
import { suggestion } from '../../design/nearest.ts';
import type { ChosenSheet, Handed } from '../../domain/choice.ts';
import type { WindowSettings } from '../../domain/window.ts';
import { type Fault, type Parsed, renderFaults } from '../fault.ts';
import { parseYaml, type Yaml } from '../yaml/parse.ts';
import { shape } from '../yaml/shape.ts';

/** Reads a YAML file that is judged: what is wrong with it is a finding, and ends no grading. */
function readHanded<T>(file: string, text: string, read: (yaml: Yaml) => Parsed<T>): Handed<T> {
  const yaml = parseYaml(file, text);
  const parsed = yaml.ok ? read(yaml.value) : yaml;
  return parsed.ok ? parsed : { ok: false, faults: faultLines(parsed.faults) };
}

/** `file:line:column: what is wrong`, one each. */
const faultLines = (faults: readonly Fault[]): readonly string[] =>
  faults.length === 0 ? [] : renderFaults(faults).split('\n');

/** Keys and values, where it is such; null: it is something else. */
function entriesOf(value: unknown): readonly (readonly [string, unknown])[] | null {
  if (value === null || value === undefined) return [];
  return typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : null;
}

const KEYS = ['choose', 'reason'] as const;

/**
 * Reads a file of choices: `item: { choose: option, reason: reason }`, or `item: option` where no reason is chosen. An
 * item that is written otherwise is a fault of its own, and the others count.
 */
export function readChosen(file: string, text: string): Handed<ChosenSheet> {
  return readHanded(file, text, (yaml) => {
    const entries = entriesOf(yaml.value);
    if (entries === null)
      return { ok: false, faults: [fault(yaml, [], 'must be items with `choose` and `reason`')] };
    const read = entries.map(([item, value]) => itemOf(yaml, item, value));
    return {
      ok: true,
      value: {
        chosen: read.map(({ chosen }) => chosen),
        faults: faultLines(read.flatMap(({ faults }) => faults)),
      },
    };
  });
}

function itemOf(yaml: Yaml, item: string, value: unknown) {
  const plain = plainOf(value);
  if (plain !== null) return { chosen: { item, option: plain, reason: null }, faults: [] };
  const entries = entriesOf(value);
  const faults =
    entries === null
      ? [fault(yaml, [item], `\`${item}\` must have the keys \`choose\` and \`reason\``)]
      : entries.flatMap(([key, one]) => faultsOf(yaml, item, key, one));
  const given = new Map(entries ?? []);
  const chosen = { item, option: plainOf(given.get('choose')), reason: plainOf(given.get('reason')) };
  return { chosen, faults };
}

function faultsOf(yaml: Yaml, item: string, key: string, value: unknown): readonly Fault[] {
  if (!KEYS.some((known) => known === key))
    return [
      {
        file: yaml.file,
        place: yaml.keyPlace([item, key]),
        what: `unknown key \`${key}\`${suggestion(key, KEYS)}`,
      },
    ];
  if (value === null || plainOf(value) !== null) return [];
  const must = key === 'choose' ? 'the name of one option' : 'the name of one reason';
  return [fault(yaml, [item, key], `\`${key}\` must be ${must}`)];
}

/** `true` and `1` are as good as texts here. */
function plainOf(value: unknown): string | null {
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isPlain && String(value).trim() !== '' ? String(value).trim() : null;
}

const fault = (yaml: Yaml, path: readonly string[], what: string): Fault => ({
  file: yaml.file,
  place: yaml.place(path),
  what,
});

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
