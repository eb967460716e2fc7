import type { CheckResult, Scorecard } from '../../../domain/scorecard.ts';
import { block, cut, pad, padLeft, widthOf } from '../../../reporters/measure.ts';
import { verdicts, worth } from '../../../reporters/overview.ts';
import { plain, type Style } from '../../../reporters/style.ts';
import { checkLines } from '../../../reporters/detail.ts';
import { findingLines } from '../../../reporters/text.ts';
import { visible, visibleLines } from '../../../reporters/visible.ts';
import type { Size } from '../../screen.ts';
import { bodyRoom } from '../../view/frame.ts';
import { split } from '../../view/styled.ts';
import { cardOf, checksOf, curveballLines, shortOverview, type State } from './summary.ts';

/** A line of what is scrolled; `check`: the index of the check that it belongs to. */
export type DocumentLine = { readonly text: string; readonly check: number | null };

export type Layout = {
  readonly lines: readonly DocumentLine[];
  readonly room: number;
  /** The overview stands beside the checks, and takes so many cells; null: it stands above them. */
  readonly beside: number | null;
  readonly width: number;
};

const besideFrom = 120;

/** What is scrolled at this size. */
export function layout(state: State, size: Size, style: Style = plain): Layout {
  const room = bodyRoom(size);
  const card = cardOf(state);
  if (!card) return { lines: [], room, beside: null, width: size.columns };
  if (size.columns < besideFrom) {
    const above = shortOverview(state, size.columns, style).map(loose);
    const below = curveballLines(state, size.columns, style).map(loose);
    const lines = [...above, blank, ...listLines(state, card, size.columns, style), ...below];
    return { lines, room, beside: null, width: size.columns };
  }
  const right = Math.min(64, split(size.columns, 0.6).right);
  const width = Math.min(110, size.columns - right - 3);
  return { lines: listLines(state, card, width, style), room, beside: right, width };
}

const loose = (text: string): DocumentLine => ({ text, check: null });
const blank = loose('');

function listLines(state: State, card: Scorecard, width: number, style: Style): DocumentLine[] {
  const checks = checksOf(state);
  const ids = Math.max(0, ...checks.map(({ id }) => widthOf(id)));
  const marks = Math.max(0, ...checks.map((check) => widthOf(worth(check))));
  const parts = card.parts.flatMap((part) => {
    const own = checks.flatMap((check, at) => (check.part === part.id ? [{ check, at }] : []));
    if (own.length === 0) return [];
    const heading = loose(style.strong(`${part.id}  ${visible(part.title)}`));
    const rows = own.flatMap(({ check, at }) => [
      { text: row(check, at === state.selected, { ids, marks, width, style }), check: at },
      ...(state.opened.includes(check.id) ? opened(check, width, style) : []).map((text) => ({
        text,
        check: at,
      })),
    ]);
    return [heading, ...rows, blank];
  });
  const notes = card.notes.flatMap((note) => block(visibleLines(note), width, 2));
  const advice = findingLines(card.advice, { width: width - 4, style });
  const after = [
    ...titled('What an interviewer would ask about', advice, style),
    ...titled('Worth knowing', notes, style),
  ];
  return after.length === 0 ? parts.slice(0, -1) : [...parts, ...after.slice(0, -1).map(loose)];
}

function titled(title: string, lines: readonly string[], style: Style): string[] {
  return lines.length === 0 ? [] : [style.strong(title), ...lines, ''];
}

type RowOptions = {
  readonly ids: number;
  readonly marks: number;
  readonly width: number;
  readonly style: Style;
};

function row(check: CheckResult, selected: boolean, { ids, marks, width, style }: RowOptions): string {
  const { sign, paint } = verdicts[check.verdict];
  const room = Math.min(64, width - 2 - 2 - ids - 2 - 9 - marks);
  const title = pad(cut(visible(check.title), room), room);
  const id = selected ? style.strong(pad(check.id, ids)) : pad(check.id, ids);
  return `${selected ? style.strong('>') : ' '} ${style[paint](sign)} ${id}  ${title}  ${style.muted(pad(check.scale, 7))}${style[paint](padLeft(worth(check), marks))}`;
}

/** What stands under a check that is opened. */
function opened(check: CheckResult, width: number, style: Style): string[] {
  const { words, paint } = verdicts[check.verdict];
  const found = checkLines(check, { width: width - 4, style });
  return [`    ${style[paint](words)}`, ...(found.length === 0 ? ['    Nothing to remark.'] : found), ''];
}
