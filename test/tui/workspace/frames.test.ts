import { describe, expect, it } from 'vitest';
import stringWidth from 'string-width';
import type { SampleRun } from '../../../src/domain/sample.ts';
import type { Workspace, WorkspaceMessage } from '../../../src/tui/screens/workspace/state.ts';
import { expectGolden } from '../../golden.ts';
import { stage } from './stage.ts';
import { at, filesIn, opened } from './support.ts';

type Show = ReturnType<typeof stage>;

const message = (show: Show, one: WorkspaceMessage) =>
  show.program.dispatch({ kind: 'message', message: { to: 'workspace', message: one } });
const star = filesIn('references/kimball-star');

const wrong: SampleRun = {
  deliverable: 'sessions',
  file: 'queries/sessions.sql',
  durationMs: 180,
  outcome: {
    kind: 'answered',
    asked: '',
    relation: {
      columns: ['user_id', 'device_id', 'session_start', 'videos_viewed', 'watch_ms'],
      rows: [
        ['us0101', 'dv0101', '2026-02-26 09:00:00', 1, 1200],
        ['us0102', 'dv0102', '2026-02-26 09:10:00', 12, null],
      ],
    },
    plan: ['SCAN fact_event', 'USE TEMP B-TREE FOR GROUP BY'],
    findings: [
      {
        code: 'wrong-rows',
        message: 'sessions: 1 row differs (session_end).',
        hint: 'A gap of exactly 1800 seconds still belongs.',
        rows: [
          {
            expected: { user_id: 'us0101', session_end: '2026-02-26 09:30:20' },
            got: { user_id: 'us0101', session_end: '2026-02-26 09:00:20' },
            differs: ['session_end'],
          },
        ],
      },
    ],
  },
};

const broken: SampleRun = {
  deliverable: 'schema',
  file: 'schema.sql',
  durationMs: 12,
  outcome: {
    kind: 'failed',
    failure: {
      kind: 'sql-error',
      error: {
        file: 'schema.sql',
        line: 7,
        column: 24,
        message: 'near "KEYY": syntax error',
        hint: 'Did you mean KEY?',
        excerpt: '  user_id       TEXT PRIMARY KEYY,',
      },
    },
  },
};

const scenes: readonly {
  readonly name: string;
  readonly state: () => Workspace;
  readonly play: (show: Show) => void;
}[] = [
  { name: 'starter', state: () => opened(), play: () => undefined },
  {
    name: 'last-minute',
    state: () => opened({}, star),
    play: (show) => {
      message(show, { kind: 'tick', at: at(185_000) });
      show.press('S', 'E');
    },
  },
  {
    name: 'wrong-rows',
    state: () => opened({}, star),
    play: (show) => {
      show.press('f6', 'f6', 'ctrl+r');
      message(show, { kind: 'ran', number: 1, run: wrong });
    },
  },
  {
    name: 'error',
    state: () => opened({}, star),
    play: (show) => {
      show.press('ctrl+r');
      message(show, { kind: 'ran', number: 1, run: broken });
    },
  },
  {
    name: 'overtime',
    state: () => opened({}, star),
    play: (show) => message(show, { kind: 'tick', at: at(512_000) }),
  },
  {
    name: 'curveball',
    state: () => opened({ curveballs: true }, star),
    play: (show) => message(show, { kind: 'tick', at: at(155_000) }),
  },
  {
    name: 'hand-in',
    state: () => opened({ mode: 'practice' }, star),
    play: (show) => show.press('ctrl+p', 'f10'),
  },
  {
    name: 'finding',
    state: () => opened({}, star),
    play: (show) => {
      show.press('ctrl+f');
      show.type('user_id');
    },
  },
];

const sizes = [
  { columns: 80, rows: 24 },
  { columns: 140, rows: 40 },
  { columns: 200, rows: 50 },
] as const;

describe.each(sizes)('at $columns×$rows', (size) => {
  it.each(scenes)('$name', async ({ name, state, play }) => {
    const show = stage({ name: 'workspace', state: state() }, size);
    play(show);
    const lines = await show.lines();
    expect(lines).toHaveLength(size.rows);
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(size.columns);
    expectGolden(`tui/workspace/${name}-${size.columns}x${size.rows}.txt`, `${lines.join('\n')}\n`);
    show.end();
  });
});

describe('the surface', () => {
  it('says a friendly word where there is no room, and comes back', async () => {
    const show = stage({ name: 'workspace', state: opened({}, star) }, { columns: 80, rows: 24 });
    const before = await show.lines();
    show.resize(60, 16);
    expectGolden('tui/workspace/too-small-60x16.txt', `${(await show.lines()).join('\n')}\n`);
    show.resize(80, 24);
    expect(await show.lines()).toEqual(before);
    show.end();
  });

  it('takes what is typed while the window is too small, and no command but to leave', async () => {
    const typed = (sizes: readonly (readonly [number, number])[]) => {
      const show = stage({ name: 'workspace', state: opened({}, star) }, { columns: 80, rows: 24 });
      for (const [at, keys] of [
        ['a', 'b'],
        ['enter', 'c'],
        ['d', 'backspace'],
      ].entries()) {
        const [columns, rows] = sizes[at] ?? [80, 24];
        show.resize(columns, rows);
        show.press(...keys);
      }
      show.resize(60, 16);
      return show;
    };
    const small = typed([
      [60, 16],
      [69, 40],
      [60, 16],
    ]);
    small.press('ctrl+f', 'f1', 'ctrl+r');
    const large = typed([]);
    for (const show of [small, large]) show.resize(80, 24);
    expect(await small.lines()).toEqual(await large.lines());
    small.end();
    large.end();
  });

  it('is not garbled by a storm of sizes', async () => {
    const show = stage({ name: 'workspace', state: opened({}, star) }, { columns: 80, rows: 24 });
    show.press('ctrl+f');
    for (let n = 0; n < 60; n++) show.resize(40 + ((n * 37) % 180), 10 + ((n * 13) % 50));
    show.resize(140, 40);
    const fresh = stage({ name: 'workspace', state: opened({}, star) }, { columns: 140, rows: 40 });
    fresh.press('ctrl+f');
    expect(await show.lines()).toEqual(await fresh.lines());
    show.end();
    fresh.end();
  });

  it('writes little at a tick, and nothing where no second went by', async () => {
    const show = stage({ name: 'workspace', state: opened({}, star) }, { columns: 140, rows: 40 });
    message(show, { kind: 'tick', at: at(1_000) });
    show.bytes();
    message(show, { kind: 'tick', at: at(2_000) });
    expect(show.bytes()).toBeLessThan(100);
    message(show, { kind: 'tick', at: at(2_000) });
    expect(show.bytes()).toBe(0);
    show.end();
  });

  it.each([
    [80, 24],
    [70, 20],
  ])('says what could not be done in full at %i×%i, until Escape', async (columns, rows) => {
    const show = stage({ name: 'workspace', state: opened({}, star) }, { columns, rows });
    const before = await show.lines();
    const long = `/home/ada/.config/graincheck/settings.yaml:4:1: Flow sequence in block collection must be sufficiently indented`;
    show.program.dispatch({ kind: 'fault', text: long });
    show.program.dispatch({ kind: 'fault', text: 'keys: there is no `workspace.rum`' });
    show.program.dispatch({ kind: 'fault', text: long });
    expectGolden(`tui/workspace/fault-${columns}x${rows}.txt`, `${(await show.lines()).join('\n')}\n`);
    show.press('escape');
    expect(await show.lines()).toEqual(before);
    show.end();
  });

  it('hands on what breaks a view, so that nobody sits before a screen that is dead', async () => {
    const show = stage({ name: 'workspace', state: opened({}, star) }, { columns: 80, rows: 24 });
    expect(show.faults).toEqual([]);
    const broken = {
      ...opened({}, star),
      result: { kind: 'done' },
      resultPane: { open: true, top: 0, rows: 7 },
    };
    // Nothing of ours makes such a state.
    show.program.dispatch({
      kind: 'opened',
      shown: { name: 'workspace', state: broken as never },
      how: 'push',
    });
    await show.lines();
    expect(show.faults).toEqual([expect.any(TypeError)]);
  });

  it('shows the cursor where one writes, and in a question', async () => {
    const show = stage({ name: 'workspace', state: opened({}, {}) }, { columns: 80, rows: 24 });
    show.type('ab日');
    expect(await show.cursor()).toMatchObject({ x: 4 + 4, y: 3, visible: true });
    show.press('ctrl+f');
    expect(await show.cursor()).toMatchObject({ x: 6, y: 22 });
    show.press('escape', 'f1');
    expect(await show.cursor()).toMatchObject({ visible: false });
    show.end();
  });
});
