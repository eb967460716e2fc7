import { describe, expect, it } from 'vitest';
import { positionOf, textOf } from '../../../src/editor/buffer.ts';
import type { SampleRun } from '../../../src/domain/sample.ts';
import type { Effect } from '../../../src/tui/screen.ts';
import { actionOf } from '../../../src/tui/keys.ts';
import { bindings } from '../../../src/tui/screens/workspace/keys.ts';
import {
  activeTab,
  type Workspace,
  type WorkspaceMessage,
} from '../../../src/tui/screens/workspace/state.ts';
import { update } from '../../../src/tui/screens/workspace/update.ts';
import { at, filesIn, opened } from './support.ts';

const size = { columns: 80, rows: 24 };
const empty = {};

/** A workspace that keys and messages reach one after the other. */
function sitting(state: Workspace) {
  const effects: Effect[] = [];
  const after = (event: Parameters<typeof update>[1]) => {
    const step = update(state, event, size);
    state = step.state;
    effects.push(...(step.effects ?? []));
  };
  const self = {
    get state() {
      return state;
    },
    get text() {
      return textOf(activeTab(state).buffer);
    },
    get file() {
      return activeTab(state).deliverable.file;
    },
    get notice() {
      return state.notice?.text ?? '';
    },
    /** The effects so far, which are then forgotten. */
    took: () => effects.splice(0),
    kinds: () => effects.splice(0).map(({ kind }) => kind),
    type: (text: string) => {
      for (const char of text) after({ kind: 'text', text: char });
      return self;
    },
    press: (...keys: string[]) => {
      for (const key of keys) {
        const action = actionOf(bindings, key);
        if (action === null) throw new Error(`no key ${key}`);
        after({ kind: 'action', action });
      }
      return self;
    },
    hear: (message: WorkspaceMessage) => {
      after(message);
      return self;
    },
    tick: (ms: number) => {
      after({ kind: 'tick', at: at(ms) });
      return self;
    },
  };
  return self;
}

const answered = (file: string, line: number): SampleRun => ({
  deliverable: 'schema',
  file,
  durationMs: 5,
  outcome: {
    kind: 'failed',
    failure: {
      kind: 'sql-error',
      error: { file, line, column: 3, message: 'near "x": syntax error', hint: null, excerpt: 'a x' },
    },
  },
});

describe('files', () => {
  it('go to the disk once for a stretch of typing, and again for what is typed meanwhile', () => {
    const one = sitting(opened({}, empty)).type('SELECT 1');
    expect(one.kinds()).toEqual(['save-soon']);
    one.hear({ kind: 'save-due' });
    expect(one.took()).toEqual([
      { kind: 'save-file', attempt: 'reels/0001', file: 'schema.sql', text: 'SELECT 1' },
    ]);
    one.type('2').hear({ kind: 'saved', file: 'schema.sql', text: 'SELECT 1' });
    expect([one.kinds(), activeTab(one.state).disk.kind]).toEqual([['save-soon'], 'changed']);
    one.hear({ kind: 'saved', file: 'schema.sql', text: 'SELECT 12' });
    expect([one.kinds(), activeTab(one.state).disk.kind]).toEqual([['find-dialect'], 'saved']);
  });

  it('are read in the dialect that they are written in, but for those that are given', () => {
    const one = sitting(opened({}, { 'schema.sql': 'CREATE TABLE e (event_id STRING, payload VARIANT);' }));
    one.hear({ kind: 'dialect', dialect: 'snowflake' });
    const languages = one.state.tabs.map(({ buffer }) => buffer.language);
    expect([...new Set(languages)].sort()).toEqual(['markdown', 'snowflake', 'yaml']);
    one.press('ctrl+end').type(' SELECT ARRAY_AG');
    expect(one.state.popup).toMatchObject({
      kind: 'open',
      completion: { options: [{ label: 'ARRAY_AGG' }] },
    });
    const same = one.state;
    expect(one.hear({ kind: 'dialect', dialect: 'snowflake' }).state).toBe(same);
  });

  it('that cannot be written say so at once, stay, and are tried again', () => {
    const one = sitting(opened({}, empty)).type('a');
    one.hear({ kind: 'save-due' }).took();
    one.hear({ kind: 'save-failed', file: 'schema.sql', why: 'the disk is full' });
    expect([one.notice, one.text, one.kinds()]).toEqual([
      'schema.sql is not saved: the disk is full; tried again.',
      'a',
      ['save-soon'],
    ]);
    one.hear({ kind: 'save-due' });
    expect(one.kinds()).toEqual(['save-file']);
  });

  it('take in what another program wrote, and undo brings back what was there', () => {
    const one = sitting(opened({}, { 'schema.sql': 'one\ntwo\n' })).type('my ');
    one.hear({ kind: 'outside', file: 'schema.sql', text: 'one\nTWO\n' });
    expect([one.text, one.notice]).toEqual(['one\nTWO\n', expect.stringContaining('undo brings yours back')]);
    one.press('ctrl+u');
    expect(one.text).toBe('my one\ntwo\n');
  });

  it('leave what was said of one behind when one turns to another, and keep what is bad', () => {
    const one = sitting(opened({}, empty)).hear({ kind: 'outside', file: 'load.sql', text: 'x' });
    expect(one.notice).not.toBe('');
    expect(one.press('f6').notice).toBe('');
    one.hear({ kind: 'save-failed', file: 'load.sql', why: 'the disk is full' });
    expect(one.press('f6').press('ctrl+r').notice).toContain('the disk is full');
  });

  it('are those of the part, and then those that nobody times', () => {
    const one = sitting(opened({}, empty));
    const seen = [one.file];
    while (one.press('f6').file !== 'schema.sql') seen.push(one.file);
    expect(seen).toEqual([
      'schema.sql',
      'load.sql',
      'queries/sessions.sql',
      'queries/video_engagement.sql',
      'queries/creator_daily.sql',
      'queries/recent_views.sql',
      'queries/share_chains.sql',
      'answers.md',
    ]);
    expect(one.press('f8').press('f6').state.sitting.part).toBe('B');
  });
});

describe('the clock', () => {
  it('moves on by itself at the bell of a part, in an interview', () => {
    const one = sitting(opened({}, empty)).tick(240_000);
    expect([one.state.sitting.part, one.notice]).toEqual([
      'B',
      'The time of part A is up: on to part B. F7 leads back.',
    ]);
    expect(one.kinds()).toEqual(['journal', 'sound']);
  });

  it('rings louder than what is said in passing afterwards', () => {
    const one = sitting(opened({}, empty)).tick(240_000);
    one.hear({ kind: 'outside', file: 'schema.sql', text: 'x' });
    one.hear({ kind: 'say', tone: 'muted', text: 'Your editor’s text stands.' });
    expect(one.notice).toMatch(/^The time of part A is up/);
    one.hear({ kind: 'say', tone: 'warn', text: 'Your editor ended with code 1.' });
    expect(one.notice).toBe('Your editor ended with code 1.');
  });

  it('lets one stay at the bell of a part, in practice', () => {
    const one = sitting(opened({ mode: 'practice' }, empty)).tick(240_000);
    expect([one.state.sitting.part, one.notice]).toEqual([
      'A',
      expect.stringContaining('Stay at the cost of the others'),
    ]);
  });

  it('keeps what stands at the last bell before the journal says that it rang', () => {
    const one = sitting(opened({ parts: ['C'] }, empty))
      .type('x')
      .tick(120_000);
    const [, kept, journal] = one.took();
    expect(kept).toMatchObject({ kind: 'keep-at-bell', files: { load: { file: 'load.sql', text: 'x' } } });
    expect(journal).toMatchObject({
      kind: 'journal',
      entries: [{ kind: 'part-bell' }, { kind: 'last-bell' }],
    });
    expect(one.notice).toMatch(/^Time is up; this is kept as your score at the bell/);
    expect(one.type('y').text).toBe('xy');
  });

  it('pauses in practice alone', () => {
    expect(sitting(opened({}, empty)).press('ctrl+p').notice).toBe(
      'An interview cannot be paused; practice mode can.',
    );
    const one = sitting(opened({ mode: 'practice' }, empty))
      .press('ctrl+p')
      .tick(60_000);
    expect(one.state.sitting.spent.A).toBe(0);
    expect(one.press('ctrl+p').tick(90_000).state.sitting.spent.A).toBe(30_000);
  });

  it('brings the curveball onto the brief', () => {
    const one = sitting(opened({ curveballs: true }, empty))
      .press('f2')
      .tick(160_000);
    expect([one.state.curveballs.length, one.state.brief, one.notice]).toEqual([
      1,
      { open: true, top: 0 },
      expect.stringContaining('The interviewer changes a requirement'),
    ]);
  });
});

describe('questions', () => {
  it('are answered by another key than the one that asked', () => {
    const one = sitting(opened({}, empty)).press('f10', 'f10');
    expect([one.state.sitting.ended, one.state.prompt.kind]).toEqual([null, 'none']);
    one.press('f10').type('n');
    expect([one.state.sitting.ended, one.text]).toEqual([null, '']);
    one.press('f10').type('y');
    expect(one.state.sitting.ended).toBe('handed-in');
    expect(one.took().at(-1)).toMatchObject({ kind: 'hand-in', files: { schema: { text: '' } } });
  });

  it('on leaving save first', () => {
    const one = sitting(opened({}, empty)).type('a').press('ctrl+q').type('y');
    expect(one.kinds()).toEqual(['save-soon', 'save-file', 'go']);
  });

  it('find, go round, and replace', () => {
    const one = sitting(opened({}, { 'schema.sql': 'aa b aa\naa\n' }))
      .press('ctrl+f')
      .type('aa');
    const places = [positionOf(activeTab(one.state).buffer)];
    for (let n = 0; n < 3; n++) places.push(positionOf(activeTab(one.press('enter').state).buffer));
    expect(places.map(({ line, column }) => `${line}:${column}`)).toEqual(['1:3', '1:8', '2:3', '1:3']);
    one.type(' => c').press('alt+r');
    expect(one.text).toBe('c b aa\naa\n');
    expect(one.press('ctrl+a').text).toBe('c b c\nc\n');
    expect(one.press('escape', 'ctrl+u').text).toBe('c b aa\naa\n');
  });

  it('go to a line', () => {
    const one = sitting(opened({}, { 'schema.sql': 'a\nb\nc\n' }))
      .press('alt+g')
      .type('3x')
      .press('enter');
    expect(positionOf(activeTab(one.state).buffer)).toEqual({ line: 3, column: 1 });
  });
});

describe('runs', () => {
  it('mark the line of an error, and a run that was overtaken shows nothing', () => {
    const one = sitting(opened({}, { 'schema.sql': 'a\nb x\n' }))
      .press('ctrl+r')
      .press('ctrl+r');
    one.hear({ kind: 'ran', number: 1, run: answered('schema.sql', 1) });
    expect([one.state.result.kind, activeTab(one.state).mark]).toEqual(['running', null]);
    one.hear({ kind: 'ran', number: 2, run: answered('schema.sql', 2) });
    expect(activeTab(one.state).mark).toMatchObject({ line: 2, column: 3 });
    one.press('enter');
    expect(activeTab(one.state).mark).toMatchObject({ line: 3, column: 3 });
    one.press('down').type('y');
    expect(activeTab(one.state).mark).toBe(null);
  });

  it('that the tool itself could not do say so', () => {
    const one = sitting(opened({}, empty))
      .press('ctrl+r')
      .hear({ kind: 'run-broken', number: 1, message: 'oh' });
    expect(one.state.result).toEqual({ kind: 'broken', message: 'oh' });
  });
});

describe('completion', () => {
  const schema = 'CREATE TABLE views (view_id TEXT, watched_ms INTEGER);\n';

  it('offers the columns behind an alias, and Tab takes one', () => {
    const one = sitting(opened({}, { 'schema.sql': schema })).press('f6', 'f6');
    one.type('SELECT v. FROM views v');
    for (let n = 0; n < ' FROM views v'.length; n++) one.press('left');
    one.type('wat').press('tab');
    expect(one.text).toBe('SELECT v.watched_ms FROM views v');
  });

  it('leaves Enter to the text unless one has moved to an option', () => {
    const one = sitting(opened({}, empty)).type('sel').press('enter');
    expect(one.text).toBe('sel\n');
  });
});

describe('hints', () => {
  it('come step by step in practice, and never in an interview', () => {
    expect(sitting(opened({}, empty)).press('alt+h').notice).toBe(
      'An interview has no hints; practice mode has.',
    );
    const one = sitting(opened({ mode: 'practice' }, empty)).press('alt+h', 'alt+h');
    expect(one.state.hints).toEqual({ 'core-model': 2 });
    one.press('alt+h', 'alt+h', 'alt+h');
    expect(one.notice).toBe('There are no more hints for this file.');
  });
});

describe('a draft of the load', () => {
  const text = 'INSERT INTO events SELECT event_id FROM bronze_events;\n';

  it('is asked for with the files as they stand', () => {
    const { effects } = update(opened(), { kind: 'action', action: 'draft' }, size);
    expect(effects).toMatchObject([{ kind: 'draft-load', model: 'main' }]);
  });

  it('goes behind what is there, comes to hand, and can be taken back', () => {
    const before = opened();
    const { state, effects } = update(before, { kind: 'drafted', file: 'load.sql', text }, size);
    const tab = activeTab(state);
    expect(tab.deliverable.file).toBe('load.sql');
    expect(textOf(tab.buffer)).toMatch(
      /^--[\s\S]*\n\nINSERT INTO events SELECT event_id FROM bronze_events;\n$/,
    );
    expect(tab.disk).toEqual({ kind: 'changed' });
    expect(effects).toEqual([{ kind: 'save-soon' }]);
    const undone = update(state, { kind: 'action', action: 'undo' }, size).state;
    expect(textOf(activeTab(undone).buffer)).toBe(filesIn('starter')['load.sql']);
  });
});
