import type { Ask, RunStep } from '../domain/run.ts';
import type { Run } from './engine.ts';

/** Runs that begin alike share their beginning: a node is a step behind its parent's. */
export type Node = {
  readonly id: number;
  readonly step: RunStep;
  readonly parent: Node | null;
  /** Its place in the run: 0 for the schema. */
  readonly depth: number;
  readonly children: Map<string, Node>;
  /** By the key of the ask. */
  readonly asks: Map<string, Ask>;
};

export type Tree = {
  readonly roots: ReadonlyMap<string, Node>;
  readonly nodes: readonly Node[];
  /** For each run the nodes of its steps. */
  readonly paths: readonly (readonly Node[])[];
};

export function askKey(ask: Ask): string {
  if (ask.kind === 'sandbox') return JSON.stringify([ask.kind, ask.source.text, ask.bronze.key]);
  return JSON.stringify(ask);
}

/** Merges runs into a forest in which equal beginnings are one path, and equal asks one ask. */
export function treeOf(runs: readonly Run[]): Tree {
  const roots = new Map<string, Node>();
  const nodes: Node[] = [];
  const paths = runs.map((run) => {
    const path: Node[] = [];
    for (const step of run.steps) {
      const parent: Node | null = path.at(-1) ?? null;
      const siblings = parent?.children ?? roots;
      let node = siblings.get(step.key);
      if (!node) {
        node = { id: nodes.length, step, parent, depth: path.length, children: new Map(), asks: new Map() };
        siblings.set(step.key, node);
        nodes.push(node);
      }
      path.push(node);
    }
    for (const { after, ask } of run.asks) path[after]?.asks.set(askKey(ask), ask);
    return path;
  });
  return { roots, nodes, paths };
}

/** What running a node takes, roughly: the rows that arrive, and a little for each step and ask. */
function weight(node: Node): number {
  const rows =
    node.step.kind === 'load'
      ? node.step.bronze.tables.reduce((sum, table) => sum + table.rows.length, 0)
      : 0;
  return rows + 50 + 20 * node.asks.size;
}

/** One item of work on an open database. */
export type ChainItem =
  | { readonly kind: 'step'; readonly node: number; readonly depth: number; readonly step: RunStep }
  | {
      readonly kind: 'ask';
      readonly node: number;
      readonly depth: number;
      readonly key: string;
      readonly ask: Ask;
    }
  /** The state is kept, because other chains start from it. */
  | { readonly kind: 'snapshot'; readonly node: number };

/** A path of nodes that one worker runs without a break. */
export type Chain = {
  /** The node whose snapshot it starts from; null: an empty database. */
  readonly start: number | null;
  readonly items: readonly ChainItem[];
  readonly weight: number;
};

/** Which nodes need not be run, and whether the states of others are wanted for later. */
export type Known = {
  /** Their states are there. */
  readonly states: ReadonlySet<number>;
  readonly keep: boolean;
};

const NOTHING_KNOWN: Known = { states: new Set(), keep: false };

/** Nodes that end well without being run: their states are there, or of all that comes of them. */
export function settledNodes(tree: Tree, { states }: Known): ReadonlySet<number> {
  const settled = new Set<number>(states);
  for (const node of tree.nodes.toReversed()) {
    const below = [...node.children.values()];
    if (below.length > 0 && node.asks.size === 0 && below.every(({ id }) => settled.has(id)))
      settled.add(node.id);
  }
  return settled;
}

/** Cuts a tree into chains: each goes on with its heaviest child, the others start from a snapshot. */
export function chainsOf(tree: Tree, known: Known = NOTHING_KNOWN): Chain[] {
  const settled = settledNodes(tree, known);
  const heavy = new Map<Node, number>();
  for (const node of tree.nodes.toReversed()) {
    const below = [...node.children.values()].map((child) => heavy.get(child) ?? 0);
    heavy.set(node, weight(node) + Math.max(0, ...below));
  }
  const chains: Chain[] = [];
  const starts: [number | null, Node][] = [...tree.roots.values()].map((root) => [null, root]);
  for (let next = starts.pop(); next; next = starts.pop()) {
    const [from, first] = next;
    const start = known.states.has(first.id) ? first.id : from;
    const items: ChainItem[] = [];
    let node: Node | undefined = first;
    while (node) {
      // Its state is there, so that a chain of its own can begin with it.
      if (node !== first && settled.has(node.id)) {
        starts.push([null, node]);
        break;
      }
      const id: number = node.id;
      const { depth } = node;
      const isKnown = known.states.has(id);
      const children: Node[] = [...node.children.values()].sort(
        (a, b) => (heavy.get(b) ?? 0) - (heavy.get(a) ?? 0),
      );
      const kept = known.keep && !isKnown && (node.asks.size > 0 || children.length !== 1);
      if (!settled.has(id)) items.push({ kind: 'step', node: id, depth, step: node.step });
      // Before the asks: it is there for later even where one of them never ends.
      if (kept && !settled.has(id)) items.push({ kind: 'snapshot', node: id });
      for (const [key, ask] of node.asks) items.push({ kind: 'ask', node: id, depth, key, ask });
      if (children.length > 1 && !kept && !settled.has(id)) items.push({ kind: 'snapshot', node: id });
      for (const child of children.slice(1)) starts.push([id, child]);
      node = children[0];
    }
    if (items.length > 0) chains.push({ start, items, weight: heavy.get(first) ?? 0 });
  }
  return chains;
}

/**
 * Cuts a tree into whole paths from a root to a leaf, for engines that cannot start from a snapshot. What is asked of a
 * node is asked on the first path over it. The paths stand in such an order that neighbours have most in common,
 * those of the decisive nodes first.
 */
export function pathsOf(tree: Tree, decisive: ReadonlySet<number>): Chain[] {
  const asked = new Set<number>();
  const leaves = [...tree.roots.values()]
    .sort(byDecisive(decisive))
    .flatMap((root) => leavesOf(root, decisive));
  return leaves.map((leaf, at): Chain => {
    const items = upwards(leaf).flatMap((node): ChainItem[] => {
      const { id, depth } = node;
      const asks = asked.has(id) ? [] : [...node.asks];
      asked.add(id);
      return [
        { kind: 'step', node: id, depth, step: node.step },
        ...asks.map(([key, ask]): ChainItem => ({ kind: 'ask', node: id, depth, key, ask })),
      ];
    });
    return { start: null, items, weight: -at };
  });
}

function leavesOf(node: Node, decisive: ReadonlySet<number>): Node[] {
  const below = [...node.children.values()].sort(byDecisive(decisive));
  return below.length === 0 ? [node] : below.flatMap((child) => leavesOf(child, decisive));
}

function byDecisive(decisive: ReadonlySet<number>): (a: Node, b: Node) => number {
  return (a, b) => Number(decisive.has(b.id)) - Number(decisive.has(a.id));
}

/** The nodes from the root to this one. */
function upwards(leaf: Node): Node[] {
  const path: Node[] = [];
  for (let node: Node | null = leaf; node; node = node.parent) path.unshift(node);
  return path;
}
