import { markdown } from '../../../reporters/markdown.ts';
import { block } from '../../../reporters/measure.ts';
import { plain, type Style } from '../../../reporters/style.ts';
import { visible, visibleLines } from '../../../reporters/visible.ts';
import type { Size } from '../../screen.ts';
import { bodyRoom } from '../../view/frame.ts';
import { proseRoom } from '../../view/prose.ts';
import { split } from '../../view/side.ts';
import { about, type Design, openPage, type State, tabsOf } from './models.ts';

export const besideFrom = 120;

/** Lines above the text: the tabs, the page, a blank one. */
const above = 3;

/** What is scrolled: one model's page, or on a wide screen yours beside it. */
export function layout(state: State, size: Size, style: Style = plain) {
  const design = tabsOf(state)[state.tab] ?? state.yours;
  const beside = size.columns >= besideFrom && design !== state.yours;
  const { left, right } = split(size.columns, 0.5);
  const width = beside ? right : size.columns;
  const text = pageLines(design, openPage(design, state.page), width, style);
  const yours = beside ? pageLines(state.yours, openPage(state.yours, state.page), left, style) : null;
  const total = Math.max(text.length, yours?.length ?? 0);
  return { design, text, yours, left, total, room: bodyRoom(size) - above };
}

function pageLines(design: Design, page: string | undefined, width: number, style: Style): string[] {
  if (page === undefined) return ['Nothing was handed in.'];
  if (page === about) return aboutLines(design, proseRoom(width), style);
  const text = design.files.find(({ file }) => file === page)?.text ?? '';
  if (text.trim() === '') return ['(empty)'];
  if (page.endsWith('.md')) return markdown(text, { width: proseRoom(width), style });
  return visibleLines(text.trimEnd()).map((line) =>
    line.trimStart().startsWith('--') ? style.muted(line) : line,
  );
}

function aboutLines({ page, tradeOffs }: Design, width: number, style: Style): string[] {
  const gains = tradeOffs.flatMap((line) =>
    block([visible(line)], width, 4).map((text, at) => (at === 0 ? `  - ${text.trimStart()}` : text)),
  );
  return [
    ...(gains.length > 0 ? [style.strong('In short'), ...gains, ''] : []),
    ...markdown(page, { width, style }),
  ];
}
