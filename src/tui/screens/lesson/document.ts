import type { LessonOutcome, LessonPart } from '../../../domain/lesson.ts';
import { codePainter } from '../../../editor/code.ts';
import { looksOf } from '../../../editor/style.ts';
import { lessonPart } from '../../../reporters/lesson.ts';
import { plain, type Style } from '../../../reporters/style.ts';
import type { Size } from '../../screen.ts';
import { bodyRoom, proseRoom } from '../../view/frame.ts';

export type State = {
  /** Id and title of the problem that it is a lesson for. */
  readonly problem: { readonly id: string; readonly title: string };
  readonly parts: readonly LessonPart[];
  /** What came of the blocks so far, by their lines in the page. */
  readonly outcomes: ReadonlyMap<number, LessonOutcome>;
  /** Why the blocks are not run; null: they are. */
  readonly broken: string | null;
  /** First line that is shown. */
  readonly top: number;
};

type Document = {
  readonly lines: readonly string[];
  /** The line at which each part begins. */
  readonly starts: readonly number[];
  /** Those at which a section begins. */
  readonly sections: readonly number[];
};

/** The page at this size, and how many lines of it are seen at once. */
export function layout(state: State, size: Size, style: Style = plain): Document & { readonly room: number } {
  return { ...drawn(state, proseRoom(size.columns), style), room: bodyRoom(size) };
}

type Drawing = { readonly width: number; readonly style: Style; readonly document: Document };

/** A page is drawn for each key that scrolls it, and changes when a result comes in. */
const drawings = new WeakMap<State['outcomes'], Drawing[]>();

function drawn(state: State, width: number, style: Style): Document {
  const known = drawings.get(state.outcomes) ?? [];
  const found = known.find((one) => one.width === width && one.style === style);
  if (found) return found.document;
  const document = draw(state, width, style);
  drawings.set(state.outcomes, [...known.slice(-1), { width, style, document }]);
  return document;
}

function draw({ parts, outcomes, broken }: State, width: number, style: Style): Document {
  const lines: string[] = [];
  const starts: number[] = [];
  const sections: number[] = [];
  const code = style === plain ? null : codePainter(looksOf(style));
  for (const part of parts) {
    if (lines.length > 0) lines.push('');
    starts.push(lines.length);
    const none = broken === null ? 'running' : 'not-run';
    const state = part.kind === 'block' ? (outcomes.get(part.block.line) ?? none) : none;
    for (const piece of part.kind === 'prose' ? bySection(part.text) : [null]) {
      if (piece !== null && /^#/.test(piece)) sections.push(lines.length);
      const own = piece === null ? part : { kind: 'prose' as const, text: piece };
      lines.push(...lessonPart(own, state, { width, style, ...(code && { code }) }));
      if (piece !== null) lines.push('');
    }
    if (lines.at(-1) === '') lines.pop();
  }
  return { lines, starts, sections };
}

/** Prose cut before each heading, those within code left where they are. */
function bySection(text: string): string[] {
  const pieces: string[] = [''];
  let fenced = false;
  for (const line of text.split('\n')) {
    if (/^\s*(?:```|~~~)/.test(line)) fenced = !fenced;
    if (!fenced && /^#{1,6}\s/.test(line)) pieces.push('');
    pieces[pieces.length - 1] += `${line}\n`;
  }
  return pieces.filter((piece) => piece.trim() !== '');
}
