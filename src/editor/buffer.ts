import { indentUnit } from '@codemirror/language';
import {
  type ChangeSet,
  EditorSelection,
  EditorState,
  type Extension,
  type SelectionRange,
} from '@codemirror/state';
import { changesBetween } from './diff.ts';
import { editHistory, lineEnding, linesOf, recorded, setLineEnding } from './history.ts';
import { languageExtension, type LanguageName, toLanguage } from './language.ts';

/** Cells from one tab stop to the next, and blanks of one step of indentation. */
export const tabWidth = 2;

/** The text of one file as it is edited: a value; every command makes another. */
export type Buffer = {
  readonly language: LanguageName;
  readonly state: EditorState;
  /** The display cell that moves up and down aim at; null: where the cursor is. */
  readonly goal: number | null;
  /** Index of the first line that shows, from 0. */
  readonly top: number;
  /** The first display cell of the text that shows, from 0. */
  readonly left: number;
  /** What the last command did, so that the next of its kind joins it in one step of undo; null: nothing to join. */
  readonly run: 'typing' | 'deleting' | null;
};

/** A place in a text as SQL errors name it: both from 1, the column in UTF-16 units. */
type Place = { readonly line: number; readonly column: number };

/** The rectangle that a buffer is painted into, line numbers included, in cells. */
export type View = { readonly width: number; readonly height: number };

const common: Extension = [
  // Pasted and loaded text is cut into lines before it gets here; what is left of `\r` is a character.
  EditorState.lineSeparator.of('\n'),
  EditorState.tabSize.of(tabWidth),
  indentUnit.of(' '.repeat(tabWidth)),
  editHistory,
];

/** A buffer over a text, the cursor at its start, nothing to undo. */
export function openBuffer(text: string, language: LanguageName): Buffer {
  const { ending, doc } = linesOf(text);
  const extensions = [common, lineEnding.init(() => ending), languageExtension(language)];
  return { language, state: EditorState.create({ doc, extensions }), goal: null, top: 0, left: 0, run: null };
}

/** The same text, cursor and history, read as another language. */
export function inLanguage(buffer: Buffer, language: LanguageName): Buffer {
  if (buffer.language === language) return buffer;
  const { state } = buffer.state.update({ effects: toLanguage(language) });
  return { ...buffer, language, state };
}

/** The text as it goes to the file: with the line endings that it came with. */
export function textOf(buffer: Buffer): string {
  return buffer.state.doc.sliceString(0, undefined, buffer.state.field(lineEnding));
}

/** Whether both would make the same file, wherever their cursors are. */
export function isEqualText(one: Buffer, other: Buffer): boolean {
  const [left, right] = [one.state, other.state];
  return (
    left.doc.eq(right.doc) && (left.doc.lines === 1 || left.field(lineEnding) === right.field(lineEnding))
  );
}

/** Where the cursor is. */
export function positionOf(buffer: Buffer): Place {
  const { head } = buffer.state.selection.main;
  const line = buffer.state.doc.lineAt(head);
  return { line: line.number, column: head - line.from + 1 };
}

/** What is selected, lines ending in `\n`; empty where nothing is. */
export function selectionText(buffer: Buffer): string {
  const { from, to } = buffer.state.selection.main;
  return buffer.state.doc.sliceString(from, to);
}

/**
 * Takes in a change from outside: only what differs is changed, in one step of the history, so that the cursor and
 * what is selected stay where they were in the text, and one undo brings back what was there.
 */
export function withText(buffer: Buffer, text: string): Buffer {
  const { ending, doc } = linesOf(text);
  const { state } = buffer;
  const changes = state.changes(changesBetween(state.doc, doc));
  const effects = ending === state.field(lineEnding) ? [] : [setLineEnding.of(ending)];
  if (changes.empty && (effects.length === 0 || doc.lines === 1)) return buffer;
  const selection = followed(state.selection.main, changes);
  const taken = state.update({ changes, selection, effects, annotations: recorded('outside', 'own') });
  return { ...buffer, state: taken.state, goal: null, top: Math.min(buffer.top, doc.lines - 1), run: null };
}

/** Where a selection comes to stand after changes that it did not ask for; of what was replaced whole, a cursor. */
export function followed(range: SelectionRange, changes: ChangeSet): EditorSelection {
  const from = changes.mapPos(range.from, 1);
  const to = changes.mapPos(range.to, -1);
  if (range.empty || from >= to) return EditorSelection.single(changes.mapPos(range.head, -1));
  return range.head === range.from ? EditorSelection.single(to, from) : EditorSelection.single(from, to);
}
