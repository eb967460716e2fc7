import { tooDeep } from './cursor.ts';
import type { Expr, Node } from './tree.ts';

const isNode = (value: object): value is Node => 'node' in value;

/** The nodes right below a node, in the order of the source but for what a dialect may write in two orders. */
export function partsOf(node: Node): readonly Node[] {
  const parts: Node[] = [];
  gather(node, parts);
  return parts;
}

function gather(value: object, parts: Node[]): void {
  for (const each of Object.values(value)) {
    if (typeof each !== 'object' || each === null) continue;
    if (isNode(each)) parts.push(each);
    else gather(each, parts);
  }
}

/** How many nodes may stand in each other: a reader of the tree needs stack for each. */
const MAX_NODES = 500;

/** Most of it is bounded by the parser, but not a row of casts or of places in arrays. @throws Unsupported */
export function boundDepth(root: Node): void {
  const open = [{ node: root, depth: 1 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, depth } = next;
    if (depth > MAX_NODES) tooDeep(node.from, MAX_NODES);
    for (const part of partsOf(node)) open.push({ node: part, depth: depth + 1 });
  }
}

/** What else stands in an expression. */
type Part = Extract<Node, { node: 'query' | 'type' | 'window' | 'frame' | 'bound' | 'order' }>;
const PARTS: readonly string[] = [
  'query',
  'type',
  'window',
  'frame',
  'bound',
  'order',
] satisfies Part['node'][];
const isPart = (node: Node): node is Part => PARTS.includes(node.node);

/** The expressions right below one, those in its windows and orders among them; not those of a subquery. */
export function expressionsIn(expr: Expr): readonly Expr[] {
  return partsOf(expr).flatMap(expressionsOf);
}

function expressionsOf(node: Node): readonly Expr[] {
  if (!isPart(node)) return [node as Expr];
  return node.node === 'query' ? [] : partsOf(node).flatMap(expressionsOf);
}

/** A tree in which what stood in parentheses stands without them. */
export function withoutParens<T>(tree: T): T {
  return bare(tree) as T; // a value of the same shape
}

function bare(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(bare);
  if (isNode(value) && value.node === 'paren') return bare(value.of);
  const copy: Record<string, unknown> = { ...value };
  for (const key of Object.keys(copy)) copy[key] = bare(copy[key]);
  return copy;
}
