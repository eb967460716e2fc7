import { positionOf } from '../../../editor/buffer.ts';
import { paint } from '../../../editor/paint.ts';
import type { Kind, Looks } from '../../../editor/style.ts';
import { bar } from '../../../reporters/points.ts';
import type { Run, StyledLine } from '../../../reporters/style.ts';
import { visible } from '../../../reporters/visible.ts';
import { clockView, type ClockView, type PartClock } from '../../../sitting/view.ts';
import type { Size } from '../../screen.ts';
import { cellsIn, cellsOf, cutRuns, spread } from '../../view/styled.ts';
import { clockOf, leftOf } from '../../view/words.ts';
import { foundText, matchesShown } from './prompting.ts';
import { layoutOf, type Rect } from './layout.ts';
import { activeTab, panesOf, type Prompt, type Tab, type Workspace } from './state.ts';

/** What is painted straight onto the surface: rectangles of styled lines, and where the cursor stands. */
export type Painting = {
  readonly overlays: readonly {
    readonly name: string;
    readonly rect: Rect;
    readonly lines: readonly StyledLine[];
  }[];
  readonly cursor: { readonly x: number; readonly y: number } | null;
};

/** The editor and the line below it, as they change at a key. */
export function paintWorkspace(state: Workspace, size: Size, looks: Looks): Painting {
  const { header, editor, status } = layoutOf(size, panesOf(state));
  const tab = activeTab(state);
  const asked = state.prompt.kind !== 'none';
  const painted = paint(tab.buffer, {
    width: editor.width,
    height: editor.height,
    looks,
    marks: tab.mark ? [{ ...tab.mark, severity: 'error' }] : [],
    focused: !asked,
    matches: matchesShown(state),
    popup: state.popup,
  });
  const clock = clockView(state.sitting);
  const { title } = state.sitting.plan.problem;
  const said = statusLine(state, status.width, looks);
  const inText = painted.cursor && { x: editor.x + painted.cursor.x, y: editor.y + painted.cursor.y };
  return {
    overlays: [
      { name: 'header', rect: header, lines: headerLines(title, clock, header.width, looks) },
      { name: 'editor', rect: editor, lines: painted.lines },
      { name: 'status', rect: status, lines: [said.line] },
    ],
    cursor: said.cursor === null ? inText : { x: Math.min(said.cursor, status.width - 1), y: status.y },
  };
}

/** How pressing the time that is left is, its look, and words for it: colour is never alone. */
type Urgency = { readonly kind: Kind; readonly words: string };

function urgencyOf(leftMs: number): Urgency {
  if (leftMs > 60_000) return { kind: 'strong', words: '' };
  if (leftMs > 10_000) return { kind: 'warn', words: ' last minute' };
  return { kind: 'bad', words: leftMs > 0 ? ' last seconds' : ' time is up' };
}

/** The two lines on top: whose time runs, and how much of it and of the whole is left. */
function headerLines(title: string, clock: ClockView, width: number, looks: Looks): StyledLine[] {
  const name = [
    { text: title, look: looks.strong },
    { text: ` ${clock.mode}`, look: looks.muted },
  ];
  const lines = [spread(name, wholeRuns(clock, width, looks), width), partsLine(clock, width, looks)];
  return lines.map((line) => cutRuns(line, width));
}

function wholeRuns(clock: ClockView, width: number, looks: Looks): StyledLine {
  if (clock.paused) return [{ text: `paused at ${leftOf(clock.totalLeftMs ?? 0)}`, look: looks.warn }];
  if (clock.totalMs === null || clock.totalLeftMs === null) return [{ text: 'untimed', look: looks.muted }];
  if (clock.phase === 'overtime')
    return [{ text: `overtime +${clockOf(clock.overtimeMs)}`, look: looks.bad }];
  const length = Math.max(8, Math.min(30, Math.floor(width / 6)));
  return [{ text: 'whole ', look: '' }, timeRun(clock.totalLeftMs, clock.totalMs, length, looks)];
}

/** The current part with its bar, the others with what they have left; the others shorten where there is no room. */
function partsLine(clock: ClockView, width: number, looks: Looks): StyledLine {
  const lines = [true, false].map((titled) => {
    const current = clock.parts.findIndex(({ id }) => id === clock.part);
    const others = clock.parts.map((part) => otherRun(part, titled, looks));
    const fixed = others.reduce((sum, run, at) => sum + (at === current ? 0 : cellsIn([run]) + 3), 0);
    const length = Math.max(6, Math.min(30, width - fixed - 44));
    return others.flatMap((run, at): StyledLine => {
      const part = clock.parts[at];
      const own = part && at === current ? currentRuns(part, clock, length, looks) : [run];
      return at === 0 ? own : [{ text: '   ', look: '' }, ...own];
    });
  });
  return lines.find((line) => cellsIn(line) <= width) ?? lines.at(-1) ?? [];
}

function otherRun({ id, title, leftMs, rung }: PartClock, titled: boolean, looks: Looks): Run {
  const left = leftMs === null ? '' : rung ? ' ✓' : ` ${leftOf(leftMs)}`;
  return { text: `${id}${titled ? ` ${title}` : ''}${left}`, look: looks.muted };
}

function currentRuns(part: PartClock, clock: ClockView, length: number, looks: Looks): StyledLine {
  const name = { text: `▸ ${part.id} ${part.title}`, look: looks.strong };
  if (part.leftMs === null || part.budgetMs === null || clock.phase !== 'running') return [name];
  return [name, { text: ' ', look: '' }, timeRun(part.leftMs, part.budgetMs, length, looks)];
}

/** A bar, full while nothing is spent, and the time; it moves in steps of its length, so that most ticks change digits alone. */
function timeRun(leftMs: number, ofMs: number, length: number, looks: Looks): Run {
  const { kind, words } = urgencyOf(leftMs);
  const text = `${bar({ score: leftMs, maxScore: ofMs }, length)} ${leftOf(leftMs)}${words}`;
  return { text, look: looks[kind] };
}

type Status = { readonly line: StyledLine; readonly cursor: number | null };

/** The line below the text: a question where one is asked, else what happened last; at its end, where one is. */
function statusLine(state: Workspace, width: number, looks: Looks): Status {
  const tab = activeTab(state);
  const { line, column } = positionOf(tab.buffer);
  const { line: left, cursor } = saidIn(state, looks);
  const place = (where: string): StyledLine => [{ text: `${diskText(tab)}  ${where}`, look: looks.muted }];
  const long = place(`line ${line}, column ${column}`);
  const fits = cellsIn(left) + 2 + cellsIn(long) <= width;
  return { line: spread(left, fits ? long : place(`${line}:${column}`), width), cursor };
}

function saidIn(state: Workspace, looks: Looks): Status {
  const { prompt, notice } = state;
  if (prompt.kind !== 'none')
    return promptShown(
      prompt,
      prompt.kind === 'find' ? foundText(state, prompt.text) : timeLeft(state),
      looks,
    );
  return { line: notice ? [{ text: notice.text, look: looks[notice.tone] }] : [], cursor: null };
}

/** The question that is asked, and where the cursor stands in it. `about`: time left, or what was found. */
export function promptShown(prompt: Prompt, about: string, looks: Looks): Status {
  switch (prompt.kind) {
    case 'none':
      return { line: [], cursor: null };
    case 'confirm':
      return { line: confirmation(prompt.what, about, looks), cursor: null };
    case 'find':
      return field('find', prompt.text, about, looks);
    case 'line':
      return field('go to line', prompt.text, '', looks);
  }
}

function confirmation(what: 'hand-in' | 'leave', left: string, looks: Looks): StyledLine {
  const [question, yes, no] =
    what === 'hand-in'
      ? ['Hand in now?', 'hands in', 'goes on']
      : ['Leave? You can come back.', 'leaves', 'stays'];
  return [
    { text: question, look: looks.warn },
    { text: ` ${left} `, look: '' },
    { text: 'y', look: looks.strong },
    { text: ` ${yes}, `, look: '' },
    { text: 'Esc', look: looks.strong },
    { text: ` ${no}`, look: '' },
  ];
}

function field(label: string, typed: string, about: string, looks: Looks): Status {
  const before = `${label}: `;
  const shown = visible(typed);
  return {
    line: [
      { text: before, look: looks.muted },
      { text: shown, look: '' },
      { text: about === '' ? '' : `   ${about}`, look: looks.muted },
    ],
    cursor: cellsOf(before + shown),
  };
}

function timeLeft(state: Workspace): string {
  const { totalLeftMs, phase, overtimeMs } = clockView(state.sitting);
  if (phase === 'overtime') return `${clockOf(overtimeMs)} of overtime.`;
  return totalLeftMs === null ? '' : `${leftOf(totalLeftMs)} left.`;
}

function diskText({ disk }: Tab): string {
  switch (disk.kind) {
    case 'saved':
      return 'saved';
    case 'changed':
      return 'saving';
    case 'failed':
      return '✗ not saved';
  }
}
