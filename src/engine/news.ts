import type { Run } from './engine.ts';
import { askKey, type ChainItem, type Tree } from './tree.ts';

/** Indexes of a run, and of one of its asks. */
export type AskPlace = { readonly run: number; readonly ask: number };

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
