import { suggestion } from '../../design/nearest.ts';
import type { ChosenSheet, Handed } from '../../domain/choice.ts';
import type { Fault } from '../fault.ts';
import type { Yaml } from '../yaml/parse.ts';
import { entriesOf, faultLines, readHanded } from './handed.ts';

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
