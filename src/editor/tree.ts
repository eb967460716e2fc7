import { ensureSyntaxTree, syntaxTree, syntaxTreeAvailable } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { Tree } from '@lezer/common';

/** UTF-16 units that one answer parses at most: a few milliseconds. By the clock, equal keys would not always do the same. */
const most = 10_000;

/** The syntax tree from the start of the text up to an offset; null: it is not parsed so far yet, and goes on with the next change. */
export function treeTo(state: EditorState, offset: number): Tree | null {
  const reached = syntaxTree(state).length;
  const isNear = syntaxTreeAvailable(state, offset) || offset - reached <= most;
  const tree = ensureSyntaxTree(state, isNear ? offset : reached + most, Number.POSITIVE_INFINITY);
  return isNear ? tree : null;
}
