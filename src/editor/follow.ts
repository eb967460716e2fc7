import { type ChangeSet, EditorSelection, type SelectionRange } from '@codemirror/state';

/** Where a selection comes to stand after changes that it did not ask for; of what was replaced whole, a cursor. */
export function followed(range: SelectionRange, changes: ChangeSet): EditorSelection {
  const from = changes.mapPos(range.from, 1);
  const to = changes.mapPos(range.to, -1);
  if (range.empty || from >= to) return EditorSelection.single(changes.mapPos(range.head, -1));
  return range.head === range.from ? EditorSelection.single(to, from) : EditorSelection.single(from, to);
}
