import { nearest } from '../design/nearest.ts';
import { type Finding, findings } from '../domain/finding.ts';
import type { WindowSettings } from '../domain/window.ts';
import { batchSessions, inOrder } from '../streaming/batch.ts';
import { simulate } from '../streaming/simulate.ts';
import { totalsOf } from '../streaming/totals.ts';
import type { CheckContext, Judgement } from './check.ts';
import { defineCheck, lacksNothing } from './define.ts';
import { handedIn } from './handed-in.ts';
import { docsIn } from './loaded.ts';
import { mustAllExist } from './schema.ts';
import { arrivalsOf, args, type WindowSpec } from './windows/arrivals.ts';
import { PARTS, partsOf, type Stream } from './windows/parts.ts';

const says = findings({
  ...PARTS.words,
  'windows-unread': ({ faults }: { faults: readonly string[] }) => ({
    message: `It cannot be read, so nothing of it counts: ${faults.join(' · ')}.`,
    hint: 'It has four keys: `gap: 30m`, `key: [user_id]`, `watermark_delay: 10m`, `allowed_lateness: 1h`.',
  }),
  'window-key-unknown': ({ file, given, near, known }: UnknownKey) => ({
    message: `${file}: no key is called ${given}.`,
    hint: near === null ? `A key is made of ${known.join(', ')}.` : `Did you mean ${near}?`,
  }),
});

type UnknownKey = { file: string; given: string; near: string | null; known: readonly string[] };

/** Settings of session windows, put to events as they arrive: right key, gap and sessions, within the limits. */
export const windows = defineCheck({
  kind: 'windows',
  about: 'Event-time session windows give the right sessions; equal parts: key, gap, sessions, limits.',
  args,
  says,
  misfits: ({ right, keys }) => mustAllExist(['right'], 'key', right, Object.keys(keys)),
  premise: lacksNothing,
  judge: (spec, context) => {
    const { problem, submission } = context;
    const { deliverable, alone } = spec;
    const handed = handedIn(problem, submission, deliverable, alone);
    if (!handed.ok) return handed.judgement;
    const read = submission.windows[deliverable];
    if (!read?.ok) {
      const unread = says('windows-unread', { faults: read?.faults ?? [] });
      return { earned: 0, of: 1, findings: [unread], failure: null };
    }
    return judged(spec, context, read.value, handed.source.file);
  },
});

function judged(spec: WindowSpec, context: CheckContext, settings: WindowSettings, file: string): Judgement {
  const unknown = unknownNames(spec, settings, file);
  const streams = spec.scenarios.map((id) => ({ id, stream: streamOf(spec, context, settings, id) }));
  const [ofKey, ...others] = partsOf(spec).map((part) =>
    streams.flatMap(({ id, stream }): Finding[] => {
      const found = part(stream);
      return found ? [{ ...found, scenario: id }] : [];
    }),
  );
  // A name that there is not says all that is wrong with a key.
  const parts = [unknown.length > 0 ? unknown : (ofKey ?? []), ...others];
  return {
    earned: parts.filter((found) => found.length === 0).length,
    of: parts.length,
    findings: parts.flat(),
    failure: null,
    detail: {
      kind: 'windows',
      report: {
        settings,
        totals: streams.map(({ id, stream: { own } }) => {
          const title = context.problem.scenarios.find((scenario) => scenario.id === id)?.title ?? id;
          return totalsOf(simulate(own, settings), settings.gap, { id, title });
        }),
      },
    },
  };
}

function streamOf(spec: WindowSpec, context: CheckContext, settings: WindowSettings, id: string): Stream {
  const docs = docsIn(context, id);
  const arrivals = inOrder(arrivalsOf(spec, spec.right, docs));
  const own = inOrder(arrivalsOf(spec, settings.key, docs));
  const right = batchSessions(arrivals, spec.gap);
  return { spec, settings, arrivals, own, right, run: simulate(arrivals, { ...settings, gap: spec.gap }) };
}

function unknownNames({ keys }: WindowSpec, { key }: WindowSettings, file: string): readonly Finding[] {
  const known = Object.keys(keys);
  return key
    .filter((name) => !known.includes(name))
    .map((given) => says('window-key-unknown', { file, given, near: nearest(given, known), known }));
}
