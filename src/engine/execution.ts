import type { Failure, Outcome } from '../domain/run.ts';
import type { AnyMeasured, ExecuteOptions, Model, Run, RunResult } from './engine.ts';
import { fileOfStep, fileWith } from './file-of.ts';
import type { Limits } from './limits.ts';
import type { ChainEnd, Lane } from './pool.ts';
import { News, resultOf, type Settled } from './settled.ts';
import { stateKeys } from './states.ts';
import {
  type Chain,
  type ChainItem,
  chainsOf,
  type Known,
  settledNodes,
  type Tree,
  treeOf,
  pathsOf,
} from './tree.ts';

/** How runs that begin alike are brought together: by bytes of a state, or by walking each from its beginning. */
export type How = 'snapshots' | 'walk';

/** One call of `execute`: hands chains to free lanes until every step and ask has its outcome. */
export class Execution {
  readonly #model: Model;
  readonly #limits: Limits;
  readonly #runs: readonly Run[];
  readonly #tree: Tree;
  readonly #options: ExecuteOptions;
  readonly #waiting: Chain[];
  readonly #snapshots = new Map<number, SharedArrayBuffer>();
  readonly #steps = new Map<number, Outcome<null>>();
  readonly #asks = new Map<string, Outcome<AnyMeasured>>();
  readonly #decisive: ReadonlySet<number>;
  /** Deliverables whose question failed in the decisive run. */
  readonly #hopeless = new Map<string, Failure>();
  /** Why the decisive run ended, and with it all others. */
  #fatal: Failure | null = null;
  readonly #time = new Spent();
  readonly #bytes = new Spent();
  readonly #idle: (() => void)[] = [];
  readonly #inHand = new Map<Lane, string>();
  #running = 0;
  /** What the states of nodes are kept under; empty where none are kept. */
  readonly #keys: readonly string[];
  readonly #news: News;
  readonly #walks: boolean;

  /** @param how whether its lanes start from snapshots, or walk from step to step and have none. */
  constructor(
    model: Model,
    runs: readonly Run[],
    limits: Limits,
    options: ExecuteOptions,
    how: How = 'snapshots',
  ) {
    this.#model = model;
    this.#limits = { ...limits, ...options.limits };
    this.#options = options;
    this.#runs = runs;
    this.#tree = treeOf(runs);
    const decisive = options.decisive === null ? [] : (this.#tree.paths[options.decisive] ?? []);
    this.#decisive = new Set(decisive.map((node) => node.id));
    this.#walks = how === 'walk';
    this.#keys = options.states || this.#walks ? stateKeys(this.#tree, model) : [];
    const keep = options.states !== undefined && !this.#walks;
    const known: Known = { states: keep ? this.#takeStates() : new Set(), keep };
    for (const id of settledNodes(this.#tree, known)) this.#steps.set(id, { ok: true, value: null });
    this.#waiting = this.#walks ? pathsOf(this.#tree, this.#decisive) : chainsOf(this.#tree, known);
    this.#news = new News(options.onAsk ? runs : [], this.#tree);
  }

  #takeStates(): ReadonlySet<number> {
    for (const [id, key] of this.#keys.entries()) {
      const bytes = this.#options.states?.get(key);
      if (bytes) this.#snapshots.set(id, bytes);
    }
    return new Set(this.#snapshots.keys());
  }

  async run(lanes: readonly Lane[]): Promise<RunResult[]> {
    const { signal } = this.#options;
    const stop = () => {
      for (const lane of lanes) lane.cancel();
      this.#wake();
    };
    signal?.addEventListener('abort', stop);
    try {
      await Promise.all(lanes.map((lane) => this.#work(lane, lanes)));
    } finally {
      signal?.removeEventListener('abort', stop);
    }
    signal?.throwIfAborted();
    return this.#runs.map((run, index) => resultOf(run, this.#tree.paths[index] ?? [], this.#settled));
  }

  async #work(lane: Lane, lanes: readonly Lane[]): Promise<void> {
    while (!this.#fatal && !this.#options.signal?.aborted) {
      const chain = this.#next();
      if (chain) {
        this.#running++;
        try {
          await this.#runChain(lane, chain, lanes);
        } finally {
          this.#running--;
          this.#wake();
        }
      } else if (this.#running === 0) return;
      else await new Promise<void>((resolve) => this.#idle.push(resolve));
    }
  }

  #wake(): void {
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  /** The decisive chain first, then the longest that can start. */
  #next(): Chain | undefined {
    const ready = this.#waiting.filter(
      ({ start, items }) => (start === null || this.#snapshots.has(start)) && !items.some(this.#hasFailed),
    );
    const decides = (chain: Chain) => Number(chain.items.some((item) => this.#decisive.has(item.node)));
    const [first] = ready.sort((a, b) => decides(b) - decides(a) || b.weight - a.weight);
    if (first) this.#waiting.splice(this.#waiting.indexOf(first), 1);
    return first;
  }

  /** Nothing behind a step that has failed can be run. */
  readonly #hasFailed = (item: ChainItem): boolean =>
    item.kind === 'step' && this.#steps.get(item.node)?.ok === false;

  async #runChain(lane: Lane, chain: Chain, lanes: readonly Lane[]): Promise<void> {
    const items = chain.items.filter((item) => !this.#isSettled(item));
    const start = chain.start === null ? null : (this.#snapshots.get(chain.start) ?? null);
    this.#takeUp(lane, items[0]);
    const end = await lane.run(
      {
        model: this.#model,
        start,
        items,
        keys: this.#walks
          ? items.flatMap((item) => (item.kind === 'step' ? (this.#keys[item.node] ?? '') : []))
          : [],
        scriptMs: this.#scriptMs,
        limits: this.#limits,
      },
      {
        onOutcome: (index, { outcome, cpuMs, bytes }) => {
          this.#takeUp(lane, items[index + 1]);
          this.#settle(items[index], outcome, lanes, lane);
          this.#spend(items[index], cpuMs, bytes, lanes);
        },
        onSnapshot: (index, bytes) => {
          this.#takeUp(lane, items[index + 1]);
          const item = items[index];
          if (item) this.#keep(item.node, bytes);
          this.#wake();
        },
      },
      this.#scriptMs,
    );
    this.#takeUp(lane, undefined);
    this.#afterEnd(chain, items, end, lanes, lane);
  }

  #takeUp(lane: Lane, item: ChainItem | undefined): void {
    if (!this.#options.onHand) return;
    if (item) this.#inHand.set(lane, fileOf(this.#model, item));
    else this.#inHand.delete(lane);
    this.#options.onHand([...this.#inHand.values()]);
  }

  get #scriptMs(): number {
    return this.#options.scriptMs ?? this.#limits.scriptMs;
  }

  #keep(node: number, bytes: SharedArrayBuffer): void {
    this.#snapshots.set(node, bytes);
    const key = this.#keys[node];
    if (key !== undefined) this.#options.states?.keep(key, bytes);
  }

  /** Steps run again when a chain is tried again after a kill; asks and snapshots do not. */
  #isSettled(item: ChainItem): boolean {
    if (item.kind === 'ask')
      return this.#asks.has(`${item.node} ${item.key}`) || this.#hopelessFailure(item) !== null;
    return item.kind === 'snapshot' && this.#snapshots.has(item.node);
  }

  #afterEnd(
    chain: Chain,
    items: readonly ChainItem[],
    end: ChainEnd,
    lanes: readonly Lane[],
    lane: Lane,
  ): void {
    if (end.kind !== 'killed') return;
    const item = items[end.index];
    if (!item) return;
    const failure = killedAt(this.#model, item, end.by, this.#scriptMs);
    this.#settle(item, { ok: false, failure }, lanes, lane);
    const left = chain.items.some((each) => each.kind !== 'step' && !this.#isSettled(each));
    const deeper = chain.items.some((each) => each.kind === 'step' && !this.#steps.has(each.node));
    if (item.kind !== 'step' && (left || deeper)) this.#waiting.push(chain);
  }

  #settle(
    item: ChainItem | undefined,
    outcome: Outcome<AnyMeasured | null>,
    lanes: readonly Lane[],
    lane: Lane,
  ): void {
    if (!item || item.kind === 'snapshot') return;
    if (item.kind === 'step') this.#steps.set(item.node, outcome.ok ? { ok: true, value: null } : outcome);
    else if (!outcome.ok) this.#asks.set(`${item.node} ${item.key}`, outcome);
    else if (outcome.value) this.#asks.set(`${item.node} ${item.key}`, { ok: true, value: outcome.value });
    this.#options.onProgress(this.#steps.size, this.#tree.nodes.length);
    this.#announce(item);
    if (outcome.ok || !this.#decisive.has(item.node)) return;
    if (item.kind === 'ask') {
      // That an engine does not tell how a question finds its rows says nothing of its answer.
      const isUntold = item.ask.kind === 'access' && outcome.failure.kind === 'unsupported';
      if ('deliverable' in item.ask && !isUntold) this.#hopeless.set(item.ask.deliverable, outcome.failure);
      return;
    }
    if (item.step.kind === 'script') return;
    this.#end(outcome.failure, lanes, lane);
  }

  /** Nothing that is not settled yet will be run. @param but a lane that ends by itself */
  #end(why: Failure, lanes: readonly Lane[], but: Lane | null): void {
    this.#fatal = why;
    for (const lane of lanes) if (lane !== but) lane.cancel();
    this.#wake();
  }

  /** A model has one budget for all of its scripts, so that none can take a machine for hours by being just quick enough. */
  #spend(item: ChainItem | undefined, cpuMs: number, bytes: number, lanes: readonly Lane[]): void {
    if (!item || this.#fatal) return;
    const { measuredBytes } = this.#limits;
    const { gradingMs = this.#limits.gradingMs } = this.#options;
    const most = this.#time.add(fileOf(this.#model, item), cpuMs);
    const largest = this.#bytes.add(fileOf(this.#model, item), bytes);
    if (this.#time.all > gradingMs) {
      const message = `All scripts together took more than ${gradingMs / 1000} seconds, ${most.file} most of it: ${Math.round(most.amount / 1000)}.`;
      this.#end({ kind: 'limit-exceeded', limit: 'time', file: most.file, message }, lanes, null);
    } else if (this.#bytes.all > measuredBytes) {
      const message = `All answers together have more than ${measuredBytes >> 20} MB, those of ${largest.file} most of it: ${largest.amount >> 20}.`;
      this.#end({ kind: 'limit-exceeded', limit: 'size', file: largest.file, message }, lanes, null);
    }
  }

  #hopelessFailure(item: Extract<ChainItem, { kind: 'ask' }>): Failure | null {
    if (!('deliverable' in item.ask)) return null;
    const failure = this.#hopeless.get(item.ask.deliverable) ?? null;
    // In the decisive run itself other values are asked, but for those that would take all their time as well.
    return this.#decisive.has(item.node) && !isRunaway(failure) ? null : failure;
  }

  get #settled(): Settled {
    return { steps: this.#steps, asks: this.#asks, hopeless: this.#hopeless, fatal: this.#fatal };
  }

  /** Tells of the asks that have become certain. */
  #announce(item: Exclude<ChainItem, { kind: 'snapshot' }>): void {
    const { onAsk } = this.#options;
    if (!onAsk) return;
    for (const { run, ask } of this.#news.of(item, this.#steps.get(item.node)?.ok === false)) {
      const given = this.#runs[run];
      const result = given && resultOf(given, this.#tree.paths[run] ?? [], this.#settled, ask);
      const outcome = result?.asks[0];
      if (result && outcome) onAsk({ run, ask, outcome, steps: result.steps });
    }
  }
}

/** Amounts by file. */
class Spent {
  readonly #byFile = new Map<string, number>();
  all = 0;

  /** @returns the file that has most, and what it has. */
  add(file: string, amount: number): { readonly file: string; readonly amount: number } {
    this.all += amount;
    this.#byFile.set(file, (this.#byFile.get(file) ?? 0) + amount);
    let most = { file, amount: 0 };
    for (const [each, had] of this.#byFile) if (had > most.amount) most = { file: each, amount: had };
    return most;
  }
}

function isRunaway(failure: Failure | null): boolean {
  return failure?.kind === 'limit-exceeded' && failure.limit === 'time';
}

/** The failure of an item whose thread was stopped in the middle of it; `scriptMs` is the time that it had. */
function killedAt(model: Model, item: ChainItem, by: 'time' | 'memory', scriptMs: number): Failure {
  const message =
    by === 'time'
      ? `It ran longer than ${scriptMs / 1000} seconds and was stopped.`
      : 'It used up the memory of its engine and was stopped.';
  return { kind: 'limit-exceeded', limit: by, file: fileOf(model, item), message };
}

function fileOf(model: Model, item: ChainItem): string {
  const load = fileWith(model, 'load')?.file ?? 'load';
  if (item.kind === 'snapshot') return load;
  if (item.kind === 'step') return fileOfStep(model, item.step)?.file ?? load;
  if (item.ask.kind === 'sandbox') return item.ask.source.file;
  return 'deliverable' in item.ask ? (model.files[item.ask.deliverable]?.file ?? '') : load;
}
