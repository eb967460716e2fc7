import { markdown } from '../../../reporters/markdown.ts';
import { block } from '../../../reporters/measure.ts';
import { plain, type Style } from '../../../reporters/style.ts';
import { visible, visibleLines } from '../../../reporters/visible.ts';
import type { Size } from '../../screen.ts';
import { bodyRoom, proseRoom } from '../../view/frame.ts';
import { split } from '../../view/styled.ts';

/** A model to look at: the candidate's own, or a reference. */
export type Design = {
  readonly id: string;
  readonly title: string;
  /** Markdown; empty for the candidate's own. */
  readonly page: string;
  readonly tradeOffs: readonly string[];
  readonly files: readonly { readonly file: string; readonly text: string }[];
};

export type State = {
  readonly attempt: string;
  readonly yours: Design;
  readonly references: readonly Design[];
  /** Index in `tabsOf`. */
  readonly tab: number;
  /** Name of the page that is open: `about`, or a file's. */
  readonly page: string;
  readonly top: number;
};

export const about = 'about';

/** The candidate's own model, then the references. */
export function tabsOf({ yours, references }: State): readonly Design[] {
  return [yours, ...references];
}

/** The pages of a model: what it is, then its files, the schema first. */
export function pagesOf({ page, tradeOffs, files }: Design): readonly string[] {
  const names = files.map(({ file }) => file);
  const inOrder = [
    ...names.filter((name) => name === 'schema.sql'),
    ...names.filter((name) => name !== 'schema.sql'),
  ];
  return page === '' && tradeOffs.length === 0 ? inOrder : [about, ...inOrder];
}

/** The page of a model that is open: the one of that name, or else its first. */
export function openPage(design: Design, page: string): string | undefined {
  const pages = pagesOf(design);
  return pages.includes(page) ? page : pages[0];
}

const besideFrom = 120;

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
