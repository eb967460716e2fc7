import { describe, expect, it } from 'vitest';
import type { Relation } from '../../../src/domain/relation.ts';
import type { CatalogueTable, Failure } from '../../../src/domain/run.ts';
import { coloured } from '../../../src/reporters/style.ts';
import { type Action, initial } from '../../../src/tui/screens/sandbox/state.ts';
import { sandbox } from '../../../src/tui/screens/sandbox/view.ts';
import type { Message, State } from '../../../src/tui/screens/sandbox/layout.ts';
import { textOf } from '../../../src/editor/buffer.ts';
import { expectGolden } from '../../golden.ts';
import { reels } from './support/data.ts';
import { expectFrames, frameOf, sizes } from './support/frame.ts';

const size = sizes['80x24'];

const table = (name: string, columns: readonly string[]): CatalogueTable => ({
  name,
  columns: columns.map((column) => ({ name: column, type: 'TEXT', notNull: false, default: null })),
  keys: [],
  references: [],
  rows: 3,
  sql: '',
});
const model = [
  table('fact_event', ['event_id', 'event_type', 'user_id', 'video_id', 'event_ts', 'received_ts']),
  table('dim_creator', ['creator_id', 'handle', 'tier', 'changed_ts']),
];
const start = initial({
  attempt: 'reels/0007',
  model: 'main',
  bronze: reels.bronze,
  tables: model,
  dialect: 'sqlite',
});

const sql = "SELECT *\nFROM fact_event\nWHERE event_type = 'like'";
const relation: Relation = {
  columns: ['event_id', 'event_type', 'user_id', 'note', 'watch_ms', 'event_ts', 'received_ts'],
  rows: Array.from({ length: 40 }, (_, at) => [
    `ev${String(at).padStart(6, '0')}`,
    'like',
    `us${String(at % 7).padStart(2, '0')}`,
    at === 1
      ? 'a\u001b[31m\nb'
      : at === 2
        ? ''
        : 'a note that is longer than a column of this table may become',
    at === 3 ? null : at * 1000,
    '2026-03-01 10:00:00',
    '2026-03-01 10:00:04',
  ]),
};
const wrong: Failure = {
  kind: 'sql-error',
  error: {
    file: 'sandbox',
    line: 3,
    column: 7,
    message: 'no such column: evnt_type',
    hint: 'did you mean event_type?',
    excerpt: "WHERE evnt_type = 'like'",
  },
};

type Given = Action | { readonly text: string } | Message;

function reached(state: State, ...given: Given[]) {
  return given.reduce(
    (step, one) => {
      if (typeof one === 'string') return sandbox.update(step.state, { kind: 'action', action: one }, size);
      if ('text' in one) return sandbox.update(step.state, { kind: 'text', text: one.text }, size);
      return sandbox.update(step.state, one, size);
    },
    { state } as ReturnType<typeof sandbox.update>,
  );
}

const answered: Message = { kind: 'answered', outcome: { ok: true, value: relation }, durationMs: 12.4 };
const typed = sandbox.update(start, { kind: 'paste', text: sql }, size).state;
const done = reached(typed, 'run', answered).state;

describe('what happens', () => {
  it('runs what is written, once at a time', () => {
    const step = reached(typed, 'run');
    expect(step.effects).toEqual([{ kind: 'query', attempt: 'reels/0007', model: 'main', sql }]);
    expect(reached(step.state, 'run').effects).toBeUndefined();
    expect(reached(start, 'run').effects).toBeUndefined();
    expect(reached(step.state, answered, 'run').effects).toHaveLength(1);
  });

  it('keeps the query, and can be run again, after a fault of the tool', () => {
    const { state } = reached(typed, 'run', { kind: 'not-answered', message: 'the worker thread ended' });
    expect(textOf(state.query)).toBe(sql);
    expect(reached(state, 'run').effects).toHaveLength(1);
    expectGolden('tui/sandbox-fault.txt', frameOf(sandbox, state, size));
  });

  it('goes back and forth through the queries, and keeps what was being written', () => {
    const two = reached(done, 'clear', { text: 'SELECT 2' }, 'run', answered, 'clear', {
      text: 'SELECT 3',
    }).state;
    const texts = (['up', 'earlier', 'earlier', 'later', 'down'] as const).map(
      ((state) => (action: Action) => {
        state = reached(state, action).state;
        return textOf(state.query);
      })(two),
    );
    expect(texts).toEqual(['SELECT 2', sql, sql, 'SELECT 2', 'SELECT 3']);
  });

  it('moves in a query of several lines before it leaves it', () => {
    const back = reached(done, 'clear', 'up').state;
    expect(textOf(back.query)).toBe(sql);
    const down = reached(back, 'down').state;
    expect(textOf(down.query)).toBe(sql);
    expect(sandbox.cursor?.(down, size)).toEqual({ x: 4, y: 3 });
  });

  it('has the same query twice in a row once', () => {
    expect(reached(done, 'run', answered).state.history).toEqual([sql]);
  });

  it('scrolls rows and columns, and no further than there are any', () => {
    const far = reached(done, ...Array.from({ length: 20 }, () => 'rows-down' as const)).state;
    expect(frameOf(sandbox, far, size)).toContain('ev000039');
    expect(reached(far, 'rows-down').state).toEqual(far);
    const right = reached(done, ...Array.from({ length: 20 }, () => 'columns-right' as const)).state;
    expect(right.left).toBe(relation.columns.length - 1);
    expect(reached(right, 'columns-left').state.left).toBe(right.left - 1);
  });

  it('shows what would harm a terminal as what it is', () => {
    expect(frameOf(sandbox, done, size)).toContain('a\\x1b[31m\\nb');
  });
});

describe('what it looks like', () => {
  it('at the beginning', () => expectFrames('sandbox', sandbox, start));
  it('with an answer', () => expectFrames('sandbox-answer', sandbox, done));
  it('with an answer scrolled', () => {
    const state = reached(done, 'rows-down', 'columns-right', 'columns-right', 'columns-right').state;
    expectGolden('tui/sandbox-scrolled.txt', frameOf(sandbox, state, size));
  });
  it('with an error', () => {
    const failed: Message = { kind: 'answered', outcome: { ok: false, failure: wrong }, durationMs: 3 };
    const { state } = reached(typed, 'run', failed);
    expectGolden('tui/sandbox-error.txt', frameOf(sandbox, state, size));
    expectGolden('tui/sandbox-error-colour.txt', frameOf(sandbox, state, size, { style: coloured }));
    expectGolden('tui/sandbox-error-aloud.txt', frameOf(sandbox, state, size, { screenReader: true }));
  });
});
