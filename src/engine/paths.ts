import type { Chain, ChainItem, Node, Tree } from './tree.ts';

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
