import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { windows } from '../../src/checks/windows.ts';
import type { EventDoc } from '../../src/domain/event.ts';
import { checkSpec } from '../../src/load/problem/schema.ts';
import { submissionOf } from '../../src/load/submission.ts';
import { problem } from '../sitting/support/problem.ts';

type Case = {
  readonly about: string;
  readonly file: string;
  readonly earned: number;
  readonly codes: readonly string[];
  readonly says?: readonly string[];
};

const cases = join(import.meta.dirname, '../cases/checks/windows.yaml');
const day = parse(readFileSync(cases, 'utf8')) as {
  readonly events: readonly string[];
  readonly limits: unknown;
  readonly cases: readonly Case[];
};

const iso = (seconds: number) => new Date(seconds * 1000).toISOString().replace('.000', '');

const docs = day.events.map((text): EventDoc => {
  const [id = '', user = '', device = '', session = '', time, wait] = text.split(' ');
  const at = Date.parse(`2026-03-01T${time}Z`) / 1000;
  return {
    event_id: id,
    event_type: 'tap',
    entity_id: user,
    entity_type: 'user',
    timestamp: iso(at),
    received_at: iso(at + Number(wait)),
    session_id: session,
    properties: {},
    context: { device_id: device },
  };
});
// Neither is an event that counts.
const [first] = docs;
const others = first
  ? [
      { ...first, entity_type: 'video' },
      { ...first, event_type: 'heartbeat' },
    ]
  : [];

const spec = (limits: unknown) => {
  const yaml = checkSpec.parse({
    id: 'streaming',
    kind: 'windows',
    title: 'streaming',
    task: 'streaming',
    scale: 'design',
    points: 8,
    deliverable: 'streaming',
    alone: true,
    scenarios: ['day'],
    event_types: ['tap'],
    keys: { user_id: 'entity_id', device_id: 'context.device_id', session_id: 'session_id' },
    right: ['user_id', 'device_id'],
    gap: 1800,
    promised_lateness: 3600,
    limits,
  });
  return { ...yaml, part: 'A', model: 'main' };
};

const asked = problem({
  deliverables: [
    {
      id: 'streaming',
      file: 'streaming.yaml',
      part: 'A',
      role: 'windows',
      model: null,
      given: null,
      params: [],
      about: '',
    },
  ],
});

async function judge(text: string | null, limits: unknown = day.limits) {
  const files = text === null ? {} : { streaming: { file: 'streaming.yaml', text } };
  const submission = submissionOf(asked, '', files);
  const unasked = () => {
    throw new Error('Windows ask for no run.');
  };
  const half = Math.floor(docs.length / 2);
  const load = (batch: readonly EventDoc[]) =>
    ({ kind: 'load', label: '', changed: false, docs: batch }) as const;
  // The batches of a scenario make no difference.
  const steps = [
    { kind: 'schema' } as const,
    load([...docs.slice(half), ...others]),
    load(docs.slice(0, half + 3)),
  ];
  const scenario = (id: string) => ({ id, steps, paramsOf: unasked });
  return windows.judge(
    spec(limits),
    { problem: asked, submission, scenario },
    { of: unasked, step: unasked },
  );
}

test.each(day.cases)('$about', async ({ file, earned, codes, says }) => {
  const { findings, ...judgement } = await judge(file);
  expect(findings.map(({ code }) => code)).toEqual(codes);
  expect(judgement).toMatchObject({ earned, failure: null });
  const told = findings.map((finding) => finding.message).join('\n');
  for (const one of says ?? []) expect(told).toMatch(new RegExp(one));
});

test('key, gap and sessions are three parts; each limit that is given is one more', async () => {
  const right = day.cases[0]?.file ?? '';
  expect(await judge(right, {})).toMatchObject({ earned: 3, of: 3 });
  expect(await judge(right, { dropped_at_most: 0 })).toMatchObject({ earned: 3, of: 4 });
  expect(await judge(right)).toMatchObject({ earned: 8, of: 8 });
});

test('what the settings come to is shown with the candidate’s own key and gap', async () => {
  const { detail } = await judge('gap: 1h\nkey: user_id\nwatermark_delay: 0\nallowed_lateness: 0\n');
  expect(detail).toMatchObject({
    kind: 'windows',
    report: {
      settings: { gap: 3600, key: ['user_id'], delay: 0, lateness: 0 },
      totals: [{ scenario: 'day', events: 18, sessions: 4, dropped: 1, parted: 1 }],
    },
  });
});

test('without the file it is missing', async () => {
  expect((await judge(null)).failure).toMatchObject({ kind: 'missing', file: 'streaming.yaml' });
  expect((await judge('# gap: 30m\n')).failure).toMatchObject({ kind: 'missing' });
});
