import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { matrix } from './support.ts';

type Lie = {
  readonly name: string;
  readonly schema: string;
  readonly holds?: Readonly<Record<string, string>>;
  readonly refuted: readonly string[];
  readonly held?: readonly string[];
  readonly missing?: readonly string[];
};

const file = join(import.meta.dirname, '../../cases/designs/lies.yaml');
// The file is our own; the test fails where it is not of this shape.
const LIES = parse(readFileSync(file, 'utf8')) as readonly Lie[];

test.each(LIES)(
  'what is stated is tried: $name',
  ({ schema, holds = {}, refuted, held = [], missing = [] }) => {
    const read = matrix(schema, holds);
    expect(read.refuted.map(({ name }) => name)).toEqual(refuted);
    const status = (id: string) => read.rows.find((row) => row.id === id)?.status;
    expect(held.map((id) => [id, status(id)])).toEqual(held.map((id) => [id, 'held']));
    expect(missing.map((id) => [id, status(id)])).toEqual(missing.map((id) => [id, 'missing']));
  },
);
