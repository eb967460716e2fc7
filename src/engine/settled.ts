import type { Failure, Outcome } from '../domain/run.ts';
import type { AnyMeasured, Run, RunResult } from './engine.ts';
import { askKey, type ChainItem, type Node, type Tree } from './tree.ts';

/** What has come of a call so far. */
export type Settled = {
  /** By node. */
  readonly steps: ReadonlyMap<number, Outcome<null>>;
  /** By node and key of the ask. */
  readonly asks: ReadonlyMap<string, Outcome<AnyMeasured>>;
  /** By deliverable: its question failed in the decisive run. */
  readonly hopeless: ReadonlyMap<string, Failure>;
  /** Why the decisive run ended, and with it all others. */
  readonly fatal: Failure | null;
};

/**
 * The result of one run, whose steps are the nodes of `path`.
 * @param only the index of the one ask that is wanted, with the steps up to it.
 */
export function resultOf(run: Run, path: readonly Node[], settled: Settled, only?: number): RunResult {
  const wanted = only === undefined ? run.asks : run.asks.slice(only, only + 1);
  const last = only === undefined ? path.length : (wanted[0]?.after ?? 0) + 1;
  let failed: Failure | null = null;
  const steps = path.slice(0, last).map((node): Outcome<null> => {
    if (failed) return blocked(failed);
    const outcome = settled.steps.get(node.id) ?? blocked(settled.fatal);
    if (!outcome.ok) failed = outcome.failure.kind === 'blocked' ? outcome.failure.by : outcome.failure;
    return outcome;
  });
  const asks = wanted.map(({ after, ask }): Outcome<AnyMeasured> => {
    const step = steps[after];
    const node = path[after];
    if (!node || !step) throw new Error(`A run asks after its step ${after}, which it does not have.`);
    if (!step.ok)
      return step.failure.kind === 'blocked' ? { ok: false, failure: step.failure } : blocked(step.failure);
    const hopeless = 'deliverable' in ask ? settled.hopeless.get(ask.deliverable) : undefined;
    return settled.asks.get(`${node.id} ${askKey(ask)}`) ?? blocked(hopeless ?? settled.fatal);
  });
  return { steps, asks };
}

function blocked(by: Failure | null): { ok: false; failure: Failure } {
  if (!by) throw new Error('A step of a run has no outcome, and nothing says why.');
  return { ok: false, failure: { kind: 'blocked', by } };
}

/** Indexes of a run, and of one of its asks. */
type AskPlace = { readonly run: number; readonly ask: number };

/** Which asks of which runs become certain by the outcome of one item of work; each is told once. */
export class News {
  /** By node and key of the ask. */
  readonly #byAsk = new Map<string, AskPlace[]>();
  /** All that stands on a node, by its id. */
  readonly #byNode = new Map<number, AskPlace[]>();
  readonly #told = new Set<string>();

  constructor(runs: readonly Run[], { paths }: Tree) {
    for (const [run, { asks }] of runs.entries())
      for (const [ask, { after, ask: what }] of asks.entries()) {
        const path = paths[run]?.slice(0, after + 1) ?? [];
        const place = { run, ask };
        add(this.#byAsk, `${path.at(-1)?.id} ${askKey(what)}`, place);
        for (const { id } of path) add(this.#byNode, id, place);
      }
  }

  /** @param failed whether the item is a step that failed, so that nothing behind it is asked. */
  of(item: Exclude<ChainItem, { kind: 'snapshot' }>, failed: boolean): AskPlace[] {
    const places =
      item.kind === 'ask' ? this.#byAsk.get(`${item.node} ${item.key}`) : this.#behind(item, failed);
    return (places ?? []).filter(({ run, ask }) => {
      const name = `${run} ${ask}`;
      if (this.#told.has(name)) return false;
      this.#told.add(name);
      return true;
    });
  }

  #behind({ node }: { node: number }, failed: boolean): AskPlace[] {
    return failed ? (this.#byNode.get(node) ?? []) : [];
  }
}

function add<K>(map: Map<K, AskPlace[]>, key: K, place: AskPlace): void {
  const known = map.get(key);
  if (known) known.push(place);
  else map.set(key, [place]);
}
