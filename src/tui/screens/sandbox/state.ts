import type { Dialect } from '../../../domain/dialect.ts';
import type { BronzeTable } from '../../../domain/problem.ts';
import type { CatalogueTable } from '../../../domain/run.ts';
import { openBuffer, positionOf, textOf } from '../../../editor/buffer.ts';
import type { EditorCommand } from '../../../editor/command.ts';
import { perform } from '../../../editor/perform.ts';
import type { Binding } from '../../keys.ts';
import type { ScreenEvent, Size, Step } from '../../screen.ts';
import { editing, type EditingAction, editingBindings, isEditing } from '../workspace/keys.ts';
import { type Message, paneLimits, queryView, type State, tablesOf } from './layout.ts';

export const bindings = [
  { action: 'run', keys: ['ctrl+r', 'f5'], help: 'run what is written', footer: 'run' },
  { action: 'tables', keys: ['f2'], help: 'the tables and their columns, or the result', footer: 'tables' },
  {
    action: 'earlier',
    keys: ['ctrl+up', 'alt+p'],
    help: 'the query before; on the first line Up does it too',
    footer: 'earlier',
  },
  {
    action: 'later',
    keys: ['ctrl+down', 'alt+n'],
    help: 'the next query; on the last line Down does it too',
  },
  { action: 'clear', keys: ['ctrl+l'], help: 'an empty page; the query stays in the history' },
  { action: 'rows-up', keys: ['alt+up', 'shift+pageup', 'pageup'], help: 'scroll the rows up' },
  { action: 'rows-down', keys: ['alt+down', 'shift+pagedown', 'pagedown'], help: 'scroll the rows down' },
  { action: 'columns-left', keys: ['alt+left'], help: 'columns further to the left' },
  { action: 'columns-right', keys: ['alt+right'], help: 'columns further to the right' },
  { action: 'leave', keys: ['escape'], help: 'back to where you came from', footer: 'back' },
  ...withoutTaken(),
] as const satisfies readonly Binding[];

export type Action = (typeof bindings)[number]['action'];

/** Keys of editing that mean something else here: what scrolls rows, and what one line has no use for. */
function withoutTaken(): readonly Binding<EditingAction>[] {
  const taken = [
    'move-line-up',
    'move-line-down',
    'page-up',
    'page-down',
    'select-page-up',
    'select-page-down',
    'select-line',
  ];
  return editingBindings.filter(({ action }) => !taken.includes(action));
}

type Data = {
  readonly attempt: string;
  /** Id of the model that is asked. */
  readonly model: string;
  readonly bronze: readonly BronzeTable[];
  /** The tables of the model as far as it runs. */
  readonly tables: readonly CatalogueTable[];
  /** What queries are written in. */
  readonly dialect: Dialect;
};

export function initial({ attempt, model, bronze, tables, dialect }: Data): State {
  return {
    attempt,
    model,
    tables: tablesOf(bronze, tables),
    query: openBuffer('', dialect),
    history: [],
    at: 0,
    draft: '',
    answer: { kind: 'none' },
    shows: 'tables',
    top: 0,
    left: 0,
  };
}

/** There is nothing to go back to before the first query. */
export function active({ history }: State, action: Action): boolean {
  return (action !== 'earlier' && action !== 'later') || history.length > 0;
}

export function update(state: State, event: ScreenEvent<Action, Message>, size: Size): Step<State> {
  switch (event.kind) {
    case 'answered': {
      const { outcome, durationMs } = event;
      return {
        state: {
          ...state,
          answer: { kind: 'answered', outcome, durationMs },
          shows: 'answer',
          top: 0,
          left: 0,
        },
      };
    }
    case 'not-answered': {
      const { message } = event;
      return {
        state: { ...state, answer: { kind: 'not-answered', message }, shows: 'answer', top: 0, left: 0 },
      };
    }
    case 'text':
      return { state: edited(state, { kind: 'insert', text: event.text }, size) };
    case 'paste':
      return { state: edited(state, { kind: 'paste', text: event.text }, size) };
    case 'action':
      return acted(state, event.action, size);
  }
}

function acted(state: State, action: Action, size: Size): Step<State> {
  if (isEditing(action)) {
    const turned = turnedPage(state, action);
    return { state: turned ?? edited(state, editing[action].command, size) };
  }
  const limits = paneLimits(state, size);
  const within = (value: number, most: number) => Math.min(Math.max(0, value), Math.max(0, most));
  switch (action) {
    case 'run':
      return run(state);
    case 'tables':
      return { state: { ...state, shows: state.shows === 'tables' ? 'answer' : 'tables', top: 0, left: 0 } };
    case 'earlier':
      return { state: recalled(state, state.at - 1) };
    case 'later':
      return { state: recalled(state, state.at + 1) };
    case 'clear':
      return {
        state: { ...state, query: openBuffer('', state.query.language), at: state.history.length, draft: '' },
      };
    case 'rows-up':
      return { state: { ...state, top: within(state.top - limits.page, limits.top) } };
    case 'rows-down':
      return { state: { ...state, top: within(state.top + limits.page, limits.top) } };
    case 'columns-left':
      return { state: { ...state, left: within(state.left - 1, limits.left) } };
    case 'columns-right':
      return { state: { ...state, left: within(state.left + 1, limits.left) } };
    case 'leave':
      return { state, effects: [{ kind: 'back' }] };
  }
}

/** Up on the first line goes to the query before, down on the last one to the next. */
function turnedPage(state: State, action: Action): State | null {
  const { line } = positionOf(state.query);
  if (action === 'up' && line === 1 && state.at > 0) return recalled(state, state.at - 1);
  if (action === 'down' && line === state.query.state.doc.lines && state.at < state.history.length)
    return recalled(state, state.at + 1);
  return null;
}

function edited(state: State, command: EditorCommand, size: Size): State {
  return { ...state, query: perform(state.query, command, queryView(size)) };
}

/** A query of the history, or behind its end what was being written. */
function recalled(state: State, at: number): State {
  const { history } = state;
  if (at < 0 || at > history.length || at === state.at) return state;
  const draft = state.at === history.length ? textOf(state.query) : state.draft;
  return { ...state, at, draft, query: openBuffer(history[at] ?? draft, state.query.language) };
}

/** The query joins the history; the same one twice in a row is one. */
function run(state: State): Step<State> {
  const sql = textOf(state.query);
  if (sql.trim() === '' || state.answer.kind === 'waiting') return { state };
  const history = state.history.at(-1) === sql ? state.history : [...state.history, sql];
  return {
    state: {
      ...state,
      history,
      at: history.length - 1,
      answer: { kind: 'waiting' },
      shows: 'answer',
      top: 0,
      left: 0,
    },
    effects: [{ kind: 'query', attempt: state.attempt, model: state.model, sql }],
  };
}
