import { EditorSelection } from '@codemirror/state';
import { type Buffer, openBuffer } from '../../src/editor/buffer.ts';
import type { EditorCommand } from '../../src/editor/command.ts';
import type { LanguageName } from '../../src/editor/language.ts';
import { paint, type PaintOptions } from '../../src/editor/paint.ts';
import { perform } from '../../src/editor/perform.ts';
import { closedPopup } from '../../src/editor/popup.ts';
import { plainLooks } from '../../src/editor/style.ts';
import { withSequences } from '../../src/reporters/style.ts';

export const view = { width: 60, height: 20 };
export const wide = { width: 140, height: 40 };

/** A long text, of five lines again and again. */
export const linesOfSql = (count: number): string =>
  "SELECT v.video_id, count(*) AS views -- 日本語\nFROM video_views v\nWHERE v.day > '2026-01-01'\nGROUP BY 1;\n\n".repeat(
    count / 5,
  );

/** A buffer drawn as text: `|` is the cursor; of `[…|]` or `[|…]` the brackets are the selection. */
export function drawn(picture: string, language: LanguageName = 'sqlite'): Buffer {
  const text = picture.replace(/[[\]|]/g, '');
  const at = (sign: string) => picture.slice(0, picture.indexOf(sign)).replace(/[[\]|]/g, '').length;
  const buffer = openBuffer(text, language);
  const head = at('|');
  const [from, to] = picture.includes('[') ? [at('['), at(']')] : [head, head];
  const selection = EditorSelection.single(head === from ? to : from, head);
  return { ...buffer, state: buffer.state.update({ selection }).state };
}

/** The picture of a buffer. */
export function draw({ state }: Buffer): string {
  const { head, from, to, empty } = state.selection.main;
  const text = (start: number, end?: number) => state.doc.sliceString(start, end);
  if (empty) return `${text(0, head)}|${text(head)}`;
  const inside = text(from, to);
  return `${text(0, from)}[${head === from ? `|${inside}` : `${inside}|`}]${text(to)}`;
}

export function performAll(buffer: Buffer, ...commands: readonly EditorCommand[]): Buffer {
  return commands.reduce((current, command) => perform(current, command, view), buffer);
}

export const move = (to: Extract<EditorCommand, { kind: 'move' }>['to'], select = false): EditorCommand => ({
  kind: 'move',
  to,
  select,
});
export const type = (text: string): EditorCommand => ({ kind: 'insert', text });
export const paste = (text: string): EditorCommand => ({ kind: 'paste', text });
export const remove = (to: Extract<EditorCommand, { kind: 'delete' }>['to']): EditorCommand => ({
  kind: 'delete',
  to,
});
/** Key by key. */
export const typed = (text: string): EditorCommand[] =>
  Array.from(text, (char) => (char === '\n' ? { kind: 'newline' } : type(char)));

const usual: PaintOptions = {
  ...view,
  looks: plainLooks,
  marks: [],
  focused: true,
  matches: [],
  popup: closedPopup,
};

/** The lines as a terminal would be sent them. */
export function painted(buffer: Buffer, options: Partial<PaintOptions> = {}) {
  const { lines, cursor } = paint(buffer, { ...usual, ...options });
  return { lines: lines.map(withSequences), cursor };
}

/** The lines, what is no plain text as `<look:text>`. */
export function named(buffer: Buffer, options: Partial<PaintOptions>): string[] {
  const { lines } = paint(buffer, { ...usual, ...options });
  return lines.map((line) =>
    line.map(({ text, look }) => (look === '' ? text : `<${look}:${text}>`)).join(''),
  );
}
