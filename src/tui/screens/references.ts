import { markdown } from '../../reporters/markdown.ts';
import { block } from '../../reporters/measure.ts';
import { plain, type Style } from '../../reporters/style.ts';
import { visible, visibleLines } from '../../reporters/visible.ts';
import type { Binding } from '../keys.ts';
import type { Screen, ScreenEvent, Size, Step, ViewProps } from '../screen.ts';
import { bodyRoom, frame, proseRoom } from '../view/frame.ts';
import { linesView } from '../view/lines.tsx';
import { isMove, moveBindings, position, scrolled, seen } from '../view/scroll.ts';
import { cutStyled, sideBySide, split } from '../view/styled.ts';

export const bindings = [
  { action: 'previous', keys: ['left', 'h', 'shift+tab'], help: 'the model before' },
  { action: 'next', keys: ['right', 'l', 'tab'], help: 'the next model', footer: 'model' },
  { action: 'previous-page', keys: ['p', '['], help: 'the file before' },
  { action: 'next-page', keys: ['n', ']'], help: 'the next file', footer: 'file' },
  ...moveBindings('scroll'),
  { action: 'leave', keys: ['escape', 'q'], help: 'back to the scorecard', footer: 'back' },
] as const satisfies readonly Binding[];

export type Action = (typeof bindings)[number]['action'];

/** The first reference is open, so that there is something to compare with. */
export function initial({
  attempt,
  yours,
  references,
}: Pick<State, 'attempt' | 'yours' | 'references'>): State {
  return { attempt, yours, references, tab: Math.min(1, references.length), page: about, top: 0 };
}

function update(state: State, event: ScreenEvent<Action>, size: Size): Step<State> {
  if (event.kind !== 'action') return { state };
  const { action } = event;
  if (isMove(action)) {
    const { total, room } = layout(state, size);
    return { state: { ...state, top: scrolled(state.top, action, total, room) } };
  }
  switch (action) {
    case 'next':
      return { state: otherTab(state, 1) };
    case 'previous':
      return { state: otherTab(state, -1) };
    case 'next-page':
      return { state: otherPage(state, 1) };
    case 'previous-page':
      return { state: otherPage(state, -1) };
    case 'leave':
      return { state, effects: [{ kind: 'back' }] };
  }
}

function otherTab(state: State, by: 1 | -1): State {
  const count = tabsOf(state).length;
  return { ...state, tab: (state.tab + by + count) % count, top: 0 };
}

/** The page that is open is kept by name, so that the same file of the next model is seen. */
function otherPage(state: State, by: 1 | -1): State {
  const design = tabsOf(state)[state.tab] ?? state.yours;
  const pages = pagesOf(design);
  const at = pages.indexOf(openPage(design, state.page) ?? '');
  return { ...state, page: pages[(at + by + pages.length) % pages.length] ?? about, top: 0 };
}

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

const about = 'about';

/** The candidate's own model, then the references. */
export function tabsOf({ yours, references }: State): readonly Design[] {
  return [yours, ...references];
}

/** The pages of a model: what it is, then its files, the schema first. */
function pagesOf({ page, tradeOffs, files }: Design): readonly string[] {
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
function layout(state: State, size: Size, style: Style = plain) {
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

function paint(props: ViewProps<State>): string[] {
  const { state, size, style, screenReader } = props;
  const { design, text, yours, left, total, room } = layout(state, screenReader ? narrow(size) : size, style);
  const shown = seen(text, state.top, room);
  const body = screenReader
    ? [...whereAloud(state, design), ...shown]
    : [
        tabLine(props),
        pageLine(design, yours === null ? null : state.yours, props),
        '',
        ...(yours === null
          ? shown
          : sideBySide(
              seen(yours, state.top, room).map((line) => cutStyled(line, left)),
              shown,
              left,
            )),
      ];
  return frame({
    ...props,
    title: 'Models',
    about: 'yours, and the references put through the same',
    hint: position(state.top, total, room, screenReader),
    body,
  });
}

/** Read aloud, nothing stands beside anything. */
function narrow(size: ViewProps<State>['size']) {
  return { ...size, columns: Math.min(size.columns, 100) };
}

function tabLine({ state, style }: ViewProps<State>): string {
  return tabsOf(state)
    .map(({ id, title }, at) => {
      const name = at === 0 ? visible(title) : id;
      return at === state.tab ? style.strong(`[${name}]`) : ` ${name} `;
    })
    .join(' ');
}

/** The title of the model and the page; with yours beside it, a heading over each. */
function pageLine(design: Design, yours: Design | null, { state, size, style }: ViewProps<State>): string {
  const heading = (of: Design) => {
    const pages = pagesOf(of);
    const page = openPage(of, state.page) ?? 'no files';
    const where = style.muted(`${pages.indexOf(page) + 1} of ${pages.length}`);
    return `${style.strong(page)}  ${where}  ${page === about ? visible(of.title) : ''}`.trimEnd();
  };
  if (yours === null) return heading(design);
  const { left } = layout(state, size);
  const mine = openPage(yours, state.page) ?? 'no files';
  return sideBySide([`${style.strong('Yours')}  ${style.muted(mine)}`], [heading(design)], left)[0] ?? '';
}

function whereAloud(state: State, design: Design): string[] {
  const tabs = tabsOf(state);
  const page = openPage(design, state.page) ?? 'no files';
  const pages = pagesOf(design);
  return [
    `Model ${state.tab + 1} of ${tabs.length}, selected: ${visible(design.title)}.`,
    `Page ${pages.indexOf(page) + 1} of ${pages.length}: ${page}.`,
  ];
}

/** The reference models beside one's own. */
export const references: Screen<State, Action> = {
  title: 'Reference models',
  bindings,
  update,
  View: linesView(paint),
};
