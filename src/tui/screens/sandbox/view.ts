import { textOf } from '../../../editor/buffer.ts';
import type { EditorMark } from '../../../editor/layers.ts';
import { paint as paintEditor } from '../../../editor/paint.ts';
import { closedPopup } from '../../../editor/popup.ts';
import { looksOf } from '../../../editor/style.ts';
import { failureLines } from '../../../reporters/failure.ts';
import { block } from '../../../reporters/measure.ts';
import { plain, type Style, withSequences } from '../../../reporters/style.ts';
import { visible, visibleLines } from '../../../reporters/visible.ts';
import type { Screen, Size, ViewProps } from '../../screen.ts';
import { frame } from '../../view/frame.ts';
import { keyFor } from '../../view/key-label.ts';
import { linesView } from '../../view/lines.tsx';
import { seen } from '../../view/scroll.ts';
import { cutStyled, sideBySide } from '../../view/styled.ts';
import { counted } from '../../view/words.ts';
import {
  layout,
  type Message,
  queryView,
  relationPart,
  rowInWords,
  type State,
  tableLines,
} from './layout.ts';
import { type Action, active, bindings, update } from './state.ts';

/** Where the terminal's cursor stands. */
function cursor(state: State, size: Size): { x: number; y: number } | null {
  const { cursor: at } = painted(state, size, plain);
  return at && { x: at.x, y: at.y + 2 };
}

/** The query as the editor paints it, the place of an error marked. */
function painted(state: State, size: Size, style: Style) {
  return paintEditor(state.query, {
    ...queryView(size),
    looks: looksOf(style),
    marks: marksOf(state),
    focused: true,
    matches: [],
    popup: closedPopup,
  });
}

/** Only of the query as it was run: in another the error is no more. */
function marksOf({ answer, query, history }: State): readonly EditorMark[] {
  if (answer.kind !== 'answered' || answer.outcome.ok || history.at(-1) !== textOf(query)) return [];
  const { failure } = answer.outcome;
  if (failure.kind !== 'sql-error') return [];
  const { line, column, message } = failure.error;
  return [{ line, column, message, severity: 'error' }];
}

function paint(props: ViewProps<State>): string[] {
  const { state, screenReader } = props;
  const count = state.history.length;
  return frame({
    ...props,
    title: 'Sandbox',
    about: 'any SQL on the sample and your model, ungraded',
    hint: count === 0 ? '' : state.at < count ? `query ${state.at + 1} of ${count}` : 'a new query',
    body: screenReader ? aloud(props) : body(props),
    typing: true,
  });
}

function body(props: ViewProps<State>): string[] {
  const { state, size, style, bindings } = props;
  const { side, width, pane } = layout(size);
  const { lines: written } = painted(state, size, style);
  const { title, lines } = paneOf(state, { width, pane, side, style, bindings });
  const rule = style.muted('─'.repeat(Math.max(0, Math.min(width, 100))));
  const left = [...written.map(withSequences), rule, title, ...lines];
  if (side === null) return left;
  const tables = tableLines(state.tables, side, style).map((line) => cutStyled(line, side));
  return sideBySide(
    left.map((line) => cutStyled(line, width)),
    tables,
    width,
  );
}

type PaneOptions = Pick<ViewProps<State>, 'style' | 'bindings'> & {
  readonly width: number;
  readonly pane: number;
  readonly side: number | null;
};

/** What stands below the query: what came of it, or the tables where they have no place beside it. */
function paneOf(
  state: State,
  { width, pane, side, style, bindings }: PaneOptions,
): { title: string; lines: readonly string[] } {
  const { answer, top, left } = state;
  if (state.shows === 'tables' && side === null) {
    const lines = tableLines(state.tables, width, style);
    const title = style.muted(
      answer.kind === 'none'
        ? `Write above, and ${keyFor(bindings, 'run')} runs it. What you can ask:`
        : `What you can ask; ${keyFor(bindings, 'tables')} shows the result.`,
    );
    return { title, lines: seen(lines, top, pane) };
  }
  switch (answer.kind) {
    case 'none':
      return {
        title: style.muted('The result comes here.'),
        lines: [
          '',
          `Write above, and ${keyFor(bindings, 'run')} runs it:  SELECT event_type, count(*) FROM bronze_events GROUP BY 1`,
        ],
      };
    case 'waiting':
      return { title: style.muted('running …'), lines: [] };
    case 'not-answered':
      return { title: style.bad('✗ It could not be run.'), lines: faultLines(answer.message, width) };
    case 'answered': {
      const { outcome, durationMs } = answer;
      const took = style.muted(`${Math.round(durationMs)} ms`);
      if (!outcome.ok)
        return {
          title: `${style.bad('✗ It does not run.')}  ${took}`,
          lines: failureLines(outcome.failure, width, style),
        };
      const { value } = outcome;
      if (value.columns.length === 0)
        return { title: `${style.good('✓ It ran, and answers nothing.')}  ${took}`, lines: [] };
      const part = relationPart(value, { top, left, width, height: pane }, style);
      return { title: `${style.good(`✓ ${part.title}`)}  ${took}`, lines: part.lines };
    }
  }
}

/** A fault of the tool is told as one, and what to do. */
function faultLines(message: string, width: number): string[] {
  return block(
    [...visibleLines(message), 'That is a fault of the tool. Your query is kept: run it again.'],
    width,
    0,
  );
}

/** Rows are said one by one, each value with its column. */
function aloud({ state }: ViewProps<State>): string[] {
  const { answer } = state;
  const query = textOf(state.query)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(visible);
  const said = query.length === 0 ? ['Nothing is written yet.'] : ['Your query:', ...query];
  if (state.shows === 'tables')
    return [...said, ...tableLines(state.tables, 100, plain).map((line) => line.trim())];
  if (answer.kind === 'not-answered')
    return [...said, 'It could not be run.', ...faultLines(answer.message, 100)];
  if (answer.kind !== 'answered') return [...said, answer.kind === 'waiting' ? 'It runs.' : 'No result yet.'];
  if (!answer.outcome.ok)
    return [...said, 'It does not run.', ...failureLines(answer.outcome.failure, 100, plain)];
  const { columns, rows } = answer.outcome.value;
  const shown = rows.slice(state.top, state.top + 5);
  return [
    ...said,
    `${counted(rows.length, 'row')}, ${counted(columns.length, 'column')}.`,
    ...shown.map((row, at) => `Row ${state.top + at + 1}: ${rowInWords(columns, row)}`),
  ];
}

/** Any SQL, on the sample's bronze tables and on the model as it is loaded with them. */
export const sandbox: Screen<State, Action, Message> = {
  title: 'Sandbox',
  typing: true,
  writesUnseen: () => true,
  bindings,
  update,
  View: linesView(paint),
  active,
  cursor,
};
