import { describe, expect, test } from 'vitest';
import { COMMON } from '../../src/checks/check.ts';
import { ANSWERS } from '../../src/checks/compare.ts';
import { CHECKS, type FindingCode } from '../../src/checks/index.ts';
import { QUESTIONS } from '../../src/checks/questions.ts';
import { TRACES } from '../../src/checks/traces.ts';
import { LINTS as ALL_LINTS } from '../../src/design/lints/index.ts';
import { findings, type Words } from '../../src/domain/finding.ts';
import type { Failure } from '../../src/domain/run.ts';
import { expectGolden } from '../golden.ts';
import { CHOICES } from './examples/choices.ts';
import type { ExamplesOf } from './examples/examples.ts';
import { FACTS } from './examples/facts.ts';
import { LINTS } from './examples/lints.ts';
import { MODELS } from './examples/models.ts';
import { PARTITIONS } from './examples/partitions.ts';
import { RUBRIC } from './examples/rubric.ts';
import { SHAPE } from './examples/shape.ts';
import { WINDOWS } from './examples/windows.ts';

const counts = { missing: 1, extra: 2, changed: 3 };
const place = { column: 'fact.user_id', what: 'user_id', count: 2, example: 'us01' };
const error = {
  file: 'load.sql',
  line: 3,
  column: 8,
  message: 'no such column: vido_id',
  hint: 'Did you mean video_id?',
  excerpt: 'SELECT vido_id',
};
const FAILURES = {
  'sql-error': { kind: 'sql-error', error },
  unsupported: { kind: 'unsupported', error: { ...error, message: 'unsupported: PIVOT' } },
  'limit-exceeded': { kind: 'limit-exceeded', limit: 'time', file: 'load.sql', message: 'It ran too long.' },
  missing: { kind: 'missing', deliverable: 'sessions', file: 'queries/sessions.sql' },
  blocked: { kind: 'blocked', by: { kind: 'missing', deliverable: 'schema', file: 'schema.sql' } },
} as const satisfies { readonly [K in Failure['kind']]: Extract<Failure, { kind: K }> };

const EXAMPLES: ExamplesOf<FindingCode> = {
  ...CHOICES,
  ...FACTS,
  ...MODELS,
  ...PARTITIONS,
  ...RUBRIC,
  ...SHAPE,
  ...WINDOWS,
  ...LINTS,
  failed: [
    ...Object.values(FAILURES).map((failure) => ({ failure, what: null })),
    { failure: FAILURES.missing, what: 'sessions' },
    { failure: { kind: 'sql-error', error: { ...error, excerpt: '', hint: null } }, what: null },
  ],
  'nothing-loaded': [{}],
  'no-table': [{}],
  'attributes-nowhere': [
    { thing: 'video', attributes: ['category', 'duration_ms'], how: 'measured' },
    { thing: 'creator', attributes: ['tier'], how: 'name' },
  ],
  'one-table': [{ table: 'events' }],
  'references-empty': [{ from: ['events.video_id', 'events.creator_id'] }],
  'nobody-erased': [{ entity: 'us01' }],
  'nothing-later': [{ entity: 'us01' }],
  'nothing-to-drop': [
    { cutoff: '2026-02-03', which: 'old' },
    { cutoff: '2026-02-03', which: 'new' },
  ],
  'nothing-known': [{}],
  'missing-columns': [
    { question: 'sessions', columns: ['tier'], got: ['a', 'b'] },
    { question: 'sessions', columns: ['tier', 'views'], got: [] },
  ],
  'duplicate-columns': [{ question: 'sessions', columns: ['tier'] }],
  'extra-columns': [{ question: 'sessions', columns: ['more'] }],
  'wrong-rows': [
    { question: 'sessions', params: '', columns: ['watch_ms'], ...counts },
    { question: 'recent_views', params: ':user_id = u1', columns: [], missing: 1, extra: 0, changed: 0 },
    { question: 'recent_views', params: '', columns: [], missing: 0, extra: 1, changed: 1 },
  ],
  'wrong-order': [{ question: 'recent_views', params: ':user_id = u1' }],
  'wrong-on-time': [
    { question: 'sessions', failure: null },
    { question: 'sessions', failure: { kind: 'missing', deliverable: 'load', file: 'load.sql' } },
  ],
  'no-key': [{ table: 'fact' }],
  'wide-key': [{ table: 'fact', key: ['user_id', 'event_id'], column: 'user_id' }],
  'engine-key': [{ table: 'fact', column: 'id' }],
  'no-references': [{ tables: ['a', 'b'] }],
  'reference-target': (['no-table', 'no-column', 'no-key'] as const).map((why) => ({
    from: 'a.b',
    to: 'c',
    why,
  })),
  'reference-type': [{ from: 'a.b', to: 'c.b', types: ['TEXT', 'INTEGER'] }],
  'reference-dangles': [1, 2].map((rows) => ({ from: 'a.b', to: 'c.b', rows, example: 'x' })),
  'attribute-in-events': (['measured', 'name'] as const).map((how) => ({
    column: 'a.b',
    attribute: 'tier',
    how,
  })),
  'clock-missing': [
    { eventType: 'like', clock: 'happened', how: 'measured' },
    { eventType: '', clock: 'arrived', how: 'name' },
    { eventType: '', clock: 'both', how: 'name' },
  ],
  'trace-left': [place],
  'trace-back': [place],
  'others-changed': [{ question: 'sessions', ...counts }],
  'no-others': [{ question: 'sessions' }],
  'old-row-left': [{ ...place, cutoff: '2026-03-01' }],
  'new-row-gone': [{ count: 1, of: 9, example: 'ev1', cutoff: '2026-03-01' }],
  'aggregate-changed': [{ question: 'creator_daily', ...counts }],
  'full-scan': [{ question: 'recent_views', table: 'fact', rows: 9, plan: 'SCAN fact' }],
  'cost-grows': [{ question: 'recent_views', small: 0, large: 90, most: 2 }],
  'answers-nothing': [{ question: 'recent_views' }],
  'not-kept': [{ what: 'event_id', count: 1, of: 2, example: 'ev1' }],
  'judge-error': [{ why: 'The reference has no answer.' }],
};

/** All tables of words, one after the other. */
const tables: readonly (readonly [string, (args: never) => Words])[] = [
  ...CHECKS.flatMap(({ says }) => Object.entries(says.words)),
  ...[COMMON, ANSWERS, QUESTIONS, TRACES].flatMap(({ words }) => Object.entries(words)),
  ...ALL_LINTS.map(({ code, says }) => [code, says] as const),
];
const say = findings(Object.fromEntries(tables));
const codes = Object.keys(EXAMPLES) as FindingCode[];
const told = (code: FindingCode) => EXAMPLES[code].map((args) => say(code, args as never));

describe('every finding is put into words', () => {
  test.each(codes)('%s', (code) => {
    for (const finding of told(code)) {
      expect(finding.code).toBe(code);
      for (const text of [finding.message, ...(finding.hint === undefined ? [] : [finding.hint])]) {
        expect(text.trim()).toBe(text);
        expect(text).not.toBe('');
        expect(text).not.toMatch(/undefined|null|NaN|\[object|\bInfinity\b/);
      }
      // A place in the source ends with its caret, every other message with a full stop.
      expect(finding.message).toMatch(/[.^]$|: no such column: vido_id$/);
    }
  });

  test('as they are written down', () => {
    const text = codes.flatMap((code) =>
      told(code).map(({ message, hint }) =>
        [`# ${code}`, message, ...(hint === undefined ? [] : [`→ ${hint}`]), ''].join('\n'),
      ),
    );
    expectGolden('grade/findings.txt', text.join('\n'));
  });

  test('by one table alone', () => {
    expect(tables.map(([code]) => code).toSorted()).toEqual(codes.toSorted());
  });

  test('scenario and rows go along, where there are any', () => {
    const rows = [{ expected: { a: 1 }, got: null, differs: [] }];
    const about = { question: 'q', params: '' };
    expect(ANSWERS('wrong-order', about, { scenario: 'late', rows })).toMatchObject({
      scenario: 'late',
      rows,
    });
    const bare = ANSWERS('wrong-order', about, { scenario: undefined, rows: [] });
    expect(Object.keys(bare)).toEqual(['code', 'message', 'hint']);
  });
});
