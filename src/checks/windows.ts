import { nearest } from '../design/nearest.ts';
import type { RawFinding } from '../domain/finding.ts';
import type { WindowSettings } from '../domain/window.ts';
import { batchSessions } from '../streaming/batch.ts';
import { inOrder } from '../streaming/order.ts';
import { simulate } from '../streaming/simulate.ts';
import { totalsOf } from '../streaming/totals.ts';
import type { CheckContext, CheckType, Judgement } from './check.ts';
import { handedIn } from './handed-in.ts';
import { arrivalsOf, loadedDocs, type WindowSpec } from './windows/arrivals.ts';
import { partsOf, type Stream } from './windows/parts.ts';

/** Settings of session windows, put to events as they arrive: right key, gap and sessions, within the limits. */
export const windows: CheckType<'windows'> = {
  kind: 'windows',
  needs: () => [],
  judge: (spec, context) => {
    const { problem, submission } = context;
    const { deliverable, alone } = spec;
    const handed = handedIn(problem, submission, deliverable, alone);
    if (!handed.ok) return handed.judgement;
    const read = submission.windows[deliverable];
    if (!read?.ok) {
      const args = { faults: read?.faults ?? [] };
      return { earned: 0, of: 1, findings: [{ code: 'windows-unread', args }], failure: null };
    }
    return judged(spec, context, read.value, handed.source.file);
  },
};

function judged(spec: WindowSpec, context: CheckContext, settings: WindowSettings, file: string): Judgement {
  const unknown = unknownNames(spec, settings, file);
  const streams = spec.scenarios.map((id) => ({ id, stream: streamOf(spec, context, settings, id) }));
  const [ofKey, ...others] = partsOf(spec).map((part) =>
    streams.flatMap(({ id, stream }): RawFinding[] => {
      const found = part(stream);
      return found ? [{ ...found, scenario: id }] : [];
    }),
  );
  // A name that there is not says all that is wrong with a key.
  const parts = [unknown.length > 0 ? unknown : (ofKey ?? []), ...others];
  return {
    earned: parts.filter((findings) => findings.length === 0).length,
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
  const docs = loadedDocs(context, id);
  const arrivals = inOrder(arrivalsOf(spec, spec.right, docs));
  const own = inOrder(arrivalsOf(spec, settings.key, docs));
  const right = batchSessions(arrivals, spec.gap);
  return { spec, settings, arrivals, own, right, run: simulate(arrivals, { ...settings, gap: spec.gap }) };
}

function unknownNames({ keys }: WindowSpec, { key }: WindowSettings, file: string): readonly RawFinding[] {
  const known = Object.keys(keys);
  return key
    .filter((name) => !known.includes(name))
    .map((given) => ({
      code: 'window-key-unknown',
      args: { file, given, near: nearest(given, known), known },
    }));
}
