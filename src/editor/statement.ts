import type { SyntaxNode } from '@lezer/common';
import type { Buffer } from './buffer.ts';
import type { Span } from './layers.ts';
import { treeTo } from './tree.ts';

/** UTF-16 units before and after the cursor that are read at most. */
const reach = 10_000;

/** The stretch of an SQL text that the statement around an offset is within: seldom much more than it. */
export function statementSpan({ state }: Buffer, offset: number): Span {
  const { doc } = state;
  const widest = {
    from: offset > reach ? doc.lineAt(offset - reach).from : 0,
    to: Math.min(doc.length, offset + reach),
  };
  const top = treeTo(state, offset)?.topNode;
  if (!top) return widest;
  const before = statementFrom(top.childBefore(offset), 'prevSibling');
  const after = statementFrom(top.childAfter(offset), 'nextSibling');
  // What reaches the end of what is parsed so far may go on behind it.
  const end = after && after.to < top.to ? after.to : doc.length;
  return { from: Math.max(widest.from, before?.from ?? 0), to: Math.min(widest.to, end) };
}

/** Comments stand between statements, and are none. */
function statementFrom(start: SyntaxNode | null, step: 'prevSibling' | 'nextSibling'): SyntaxNode | null {
  let node = start;
  while (node && node.name !== 'Statement') node = node[step];
  return node;
}
