import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { type Grader, openGrader } from '../../src/app/grading/grader.ts';

type DesignCase = {
  readonly name: string;
  /** From 1, which is best; designs of one line are in no order. */
  readonly line: number;
  readonly score: number;
  readonly schema: string;
  /** What is written otherwise in it. */
  readonly replace?: Readonly<Record<string, string>>;
  readonly holds?: Readonly<Record<string, string>>;
  readonly refuted?: readonly string[];
};

const file = join(import.meta.dirname, '../cases/designs/order.yaml');
// The file is our own; the test fails where it is not of this shape.
const DESIGNS = parse(readFileSync(file, 'utf8')) as readonly DesignCase[];

const BY_SCHEMA = [
  'schema-runs',
  'holds-the-facts',
  'keys',
  'references-resolve',
  'dimensions-apart',
  'two-clocks',
];

const graders = new Map<string, Promise<Grader>>();
const graderOf = (problem: string) => {
  const opened = graders.get(problem) ?? openGrader(problem);
  graders.set(problem, opened);
  return opened;
};
const grader = graderOf('reels');
afterAll(async () => {
  for (const opened of graders.values()) await (await opened).close();
});

function schemaOf({ schema, replace = {} }: DesignCase): string {
  return Object.entries(replace).reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replaceAll(from, to);
  }, schema);
}

describe('designs of Reels by their schema alone', () => {
  test.each(DESIGNS)('$line: $name earns $score', async (one) => {
    const schema = { file: 'schema.sql', text: schemaOf(one) };
    const settings = one.holds && { file: 'graincheck.yaml', text: stringify({ holds: one.holds }) };
    const { total, checks } = await (await grader).grade(
      { kind: 'files', path: one.name, files: { schema, ...(settings && { settings }) } },
      { only: BY_SCHEMA },
    );
    expect({ name: one.name, score: total.score }).toEqual({ name: one.name, score: one.score });
    const refuted = checks
      .flatMap(({ findings }) => findings)
      .filter(({ code }) => code === 'fact-refuted')
      .map(({ message }) => message.split(' ')[1]);
    expect(refuted).toEqual(one.refuted ?? []);
  });

  test('each line is worth more than the next', () => {
    const lines = [...Map.groupBy(DESIGNS, ({ line }) => line).values()].map((designs) =>
      designs.map(({ score }) => score),
    );
    for (const [at, scores] of lines.slice(1).entries())
      expect(Math.min(...(lines[at] ?? []))).toBeGreaterThan(Math.max(...scores));
  });
});

type RightCase = Pick<DesignCase, 'name' | 'schema' | 'holds'> & {
  /** Reels where it is not said. */
  readonly problem?: string;
  readonly dialect: 'clickhouse' | 'sqlite' | 'trino';
  /** Checks that ask nothing more of it. */
  readonly accepted: readonly string[];
};

const right = join(import.meta.dirname, '../cases/designs/right.yaml');
const RIGHT = parse(readFileSync(right, 'utf8')) as readonly RightCase[];

test.each(RIGHT)('$name', async ({ name, problem = 'reels', schema, dialect, holds, accepted }) => {
  const settings = { file: 'graincheck.yaml', text: stringify({ dialect, ...(holds && { holds }) }) };
  const files = { schema: { file: 'schema.sql', text: schema }, settings };
  const { checks } = await (await graderOf(problem)).grade(
    { kind: 'files', path: name, files },
    { only: accepted },
  );
  expect(checks.map(({ id, verdict }) => [id, verdict])).toEqual(accepted.map((id) => [id, 'accepted']));
});

type KeyCase = Pick<DesignCase, 'name' | 'schema'> & { readonly wide: readonly string[] };

const keyed = join(import.meta.dirname, '../cases/designs/keys.yaml');
const KEYED = parse(readFileSync(keyed, 'utf8')) as readonly KeyCase[];

test.each(KEYED)('keys by their reading: $name', async ({ name, schema, wide }) => {
  const files = { schema: { file: 'schema.sql', text: schema } };
  const { checks } = await (await grader).grade({ kind: 'files', path: name, files }, { only: ['keys'] });
  const found = checks
    .flatMap(({ findings }) => findings)
    .map(({ code, message }) => [code, message.split(' ')[3]]);
  expect(found).toEqual(wide.map((table) => ['wide-key', table]));
});
