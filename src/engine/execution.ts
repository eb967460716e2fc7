import type { Failure, Outcome } from '../domain/run.ts';
import type { AnyMeasured, ExecuteOptions, Model, Run, RunResult } from './engine.ts';
import type { Limits } from './limits.ts';
import type { ChainEnd, Lane } from './pool.ts';
import { askKey, type Chain, type ChainItem, chainsOf, type Node, type Tree, treeOf } from './tree.ts';

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

  constructor(model: Model, runs: readonly Run[], limits: Limits, options: ExecuteOptions) {
    this.#model = model;
    this.#limits = limits;
    this.#options = options;
    this.#runs = runs;
    this.#tree = treeOf(runs);
    const decisive = options.decisive === null ? [] : (this.#tree.paths[options.decisive] ?? []);
    this.#decisive = new Set(decisive.map((node) => node.id));
    this.#waiting = chainsOf(this.#tree);
  }

  async run(lanes: readonly Lane[]): Promise<RunResult[]> {
    await Promise.all(lanes.map((lane) => this.#work(lane, lanes)));
    return this.#runs.map((run, index) => this.#resultOf(run, this.#tree.paths[index] ?? []));
  }

  async #work(lane: Lane, lanes: readonly Lane[]): Promise<void> {
    while (!this.#fatal) {
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
          if (item) this.#snapshots.set(item.node, bytes);
          this.#wake();
        },
      },
    );
    this.#afterEnd(chain, items, end, lanes, lane);
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
        ? `It ran longer than ${this.#limits.scriptMs / 1000} seconds and was stopped.`
        : 'It used up the memory of its engine and was stopped.';
    return { kind: 'limit-exceeded', limit: by, file, message };
  }

  #fileOf(item: ChainItem): string {
    const files = Object.entries(this.#model.files);
    const byRole = (role: string) => files.find(([, file]) => file.role === role)?.[1].file ?? role;
    if (item.kind === 'snapshot') return byRole('load');
    if (item.kind === 'ask')
      return 'deliverable' in item.ask
        ? (this.#model.files[item.ask.deliverable]?.file ?? '')
        : byRole('load');
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
    if (this.#decisive.has(item.node) || !('deliverable' in item.ask)) return null;
    return this.#hopeless.get(item.ask.deliverable) ?? null;
  }

  #resultOf(run: Run, path: readonly Node[]): RunResult {
    let failed: Failure | null = null;
    const steps = path.map((node): Outcome<null> => {
      if (failed) return blocked(failed);
      const outcome = this.#steps.get(node.id) ?? blocked(this.#fatal);
      if (!outcome.ok) failed = outcome.failure.kind === 'blocked' ? outcome.failure.by : outcome.failure;
      return outcome;
    });
    const asks = run.asks.map(({ after, ask }): Outcome<AnyMeasured> => {
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

function blocked(by: Failure | null): { ok: false; failure: Failure } {
  if (!by) throw new Error('A step of a run has no outcome, and nothing says why.');
  return { ok: false, failure: { kind: 'blocked', by } };
}
