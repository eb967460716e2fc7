import { visible } from '../../../reporters/visible.ts';
import type { Screen, ViewProps } from '../../screen.ts';
import { frame } from '../../view/frame.ts';
import { linesView } from '../../view/lines.tsx';
import { position, seen } from '../../view/scroll.ts';
import { cutStyled, sideBySide } from '../../view/styled.ts';
import { about, type Design, layout, openPage, pagesOf, type State, tabsOf } from './document.ts';
import { type Action, bindings, update } from './state.ts';

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
