import type { Failure, Outcome } from '../domain/run.ts';
import type { AnyMeasured, ExecuteOptions, Model, Run, RunResult } from './engine.ts';
import type { Limits } from './limits.ts';
import { News } from './news.ts';
import type { ChainEnd, Lane } from './pool.ts';
import { stateKeys } from './states.ts';
import {
  askKey,
  type Chain,
  type ChainItem,
  chainsOf,
  type Known,
  type Node,
  settledNodes,
  type Tree,
  treeOf,
} from './tree.ts';

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
  readonly #idle: (() => void)[] = [];
  #running = 0;
  /** What the states of nodes are kept under; empty where none are kept. */
  readonly #keys: readonly string[];
  readonly #news: News;

  constructor(model: Model, runs: readonly Run[], limits: Limits, options: ExecuteOptions) {
    this.#model = model;
    this.#limits = limits;
    this.#options = options;
    this.#runs = runs;
    this.#tree = treeOf(runs);
    const decisive = options.decisive === null ? [] : (this.#tree.paths[options.decisive] ?? []);
    this.#decisive = new Set(decisive.map((node) => node.id));
    this.#keys = options.states ? stateKeys(this.#tree, model) : [];
    const known: Known = { states: this.#takeStates(), keep: options.states !== undefined };
    for (const id of settledNodes(this.#tree, known)) this.#steps.set(id, { ok: true, value: null });
    this.#waiting = chainsOf(this.#tree, known);
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
    return this.#runs.map((run, index) => this.#resultOf(run, this.#tree.paths[index] ?? []));
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
    const ready = this.#waiting.filter(({ start }) => start === null || this.#snapshots.has(start));
    const decides = (chain: Chain) => Number(chain.items.some((item) => this.#decisive.has(item.node)));
    const [first] = ready.sort((a, b) => decides(b) - decides(a) || b.weight - a.weight);
    if (first) this.#waiting.splice(this.#waiting.indexOf(first), 1);
    return first;
  }

  async #runChain(lane: Lane, chain: Chain, lanes: readonly Lane[]): Promise<void> {
    const items = chain.items.filter((item) => !this.#isSettled(item));
    const start = chain.start === null ? null : (this.#snapshots.get(chain.start) ?? null);
    const end = await lane.run(
      { model: this.#model, start, items },
      {
        onOutcome: (index, outcome) => this.#settle(items[index], outcome, lanes, lane),
        onSnapshot: (index, bytes) => {
          const item = items[index];
          if (item) this.#keep(item.node, bytes);
          this.#wake();
        },
      },
      this.#scriptMs,
    );
    this.#afterEnd(chain, items, end, lanes, lane);
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
    this.#settle(item, { ok: false, failure: this.#killed(item, end.by) }, lanes, lane);
    const left = chain.items.some((each) => each.kind !== 'step' && !this.#isSettled(each));
    const deeper = chain.items.some((each) => each.kind === 'step' && !this.#steps.has(each.node));
    if (item.kind !== 'step' && (left || deeper)) this.#waiting.push(chain);
  }

  #killed(item: ChainItem, by: 'time' | 'memory'): Failure {
    const file = this.#fileOf(item);
    const message =
      by === 'time'
        ? `It ran longer than ${this.#scriptMs / 1000} seconds and was stopped.`
        : 'It used up the memory of its engine and was stopped.';
    return { kind: 'limit-exceeded', limit: by, file, message };
  }

  #fileOf(item: ChainItem): string {
    const files = Object.entries(this.#model.files);
    const byRole = (role: string) => files.find(([, file]) => file.role === role)?.[1].file ?? role;
    if (item.kind === 'snapshot') return byRole('load');
    if (item.kind === 'ask') {
      if (item.ask.kind === 'sandbox') return item.ask.source.file;
      return 'deliverable' in item.ask
        ? (this.#model.files[item.ask.deliverable]?.file ?? '')
        : byRole('load');
    }
    return item.step.kind === 'script'
      ? (this.#model.files[item.step.deliverable]?.file ?? '')
      : byRole(item.step.kind);
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
      if ('deliverable' in item.ask) this.#hopeless.set(item.ask.deliverable, outcome.failure);
      return;
    }
    if (item.step.kind === 'script') return;
    this.#fatal = outcome.failure;
    for (const other of lanes) if (other !== lane) other.cancel();
    this.#wake();
  }

  #hopelessFailure(item: Extract<ChainItem, { kind: 'ask' }>): Failure | null {
    if (!('deliverable' in item.ask)) return null;
    const failure = this.#hopeless.get(item.ask.deliverable) ?? null;
    // In the decisive run itself other values are asked, but for those that would take all their time as well.
    return this.#decisive.has(item.node) && !isRunaway(failure) ? null : failure;
  }

  /** Tells of the asks that have become certain. */
  #announce(item: Exclude<ChainItem, { kind: 'snapshot' }>): void {
    const { onAsk } = this.#options;
    if (!onAsk) return;
    for (const { run, ask } of this.#news.of(item, this.#steps.get(item.node)?.ok === false)) {
      const given = this.#runs[run];
      const result = given && this.#resultOf(given, this.#tree.paths[run] ?? [], ask);
      const outcome = result?.asks[0];
      if (result && outcome) onAsk({ run, ask, outcome, steps: result.steps });
    }
  }

  /** @param only the index of the one ask that is wanted, with the steps up to it. */
  #resultOf(run: Run, path: readonly Node[], only?: number): RunResult {
    const wanted = only === undefined ? run.asks : run.asks.slice(only, only + 1);
    const last = only === undefined ? path.length : (wanted[0]?.after ?? 0) + 1;
    let failed: Failure | null = null;
    const steps = path.slice(0, last).map((node): Outcome<null> => {
      if (failed) return blocked(failed);
      const outcome = this.#steps.get(node.id) ?? blocked(this.#fatal);
      if (!outcome.ok) failed = outcome.failure.kind === 'blocked' ? outcome.failure.by : outcome.failure;
      return outcome;
    });
    const asks = wanted.map(({ after, ask }): Outcome<AnyMeasured> => {
      const step = steps[after];
      const node = path[after];
      if (!node || !step) throw new Error(`A run asks after its step ${after}, which it does not have.`);
      if (!step.ok)
        return step.failure.kind === 'blocked' ? { ok: false, failure: step.failure } : blocked(step.failure);
      const hopeless = 'deliverable' in ask ? this.#hopeless.get(ask.deliverable) : undefined;
      return this.#asks.get(`${node.id} ${askKey(ask)}`) ?? blocked(hopeless ?? this.#fatal);
    });
    return { steps, asks };
  }
}

function isRunaway(failure: Failure | null): boolean {
  return failure?.kind === 'limit-exceeded' && failure.limit === 'time';
}

function blocked(by: Failure | null): { ok: false; failure: Failure } {
  if (!by) throw new Error('A step of a run has no outcome, and nothing says why.');
  return { ok: false, failure: { kind: 'blocked', by } };
}
