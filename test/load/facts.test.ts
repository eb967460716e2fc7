import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { factRule, facts as schema } from '../../src/load/problem/facts.ts';
import { faultsAt } from '../../src/load/problem/rule.ts';
import { renderFaults } from '../../src/load/fault.ts';
import { loadProblem } from '../../src/load/problem.ts';
import type { ProblemYaml } from '../../src/load/problem/schema.ts';
import { parseYaml } from '../../src/load/yaml/parse.ts';
import { shape } from '../../src/load/yaml/shape.ts';

const folder = join(import.meta.dirname, '../../problems/reels');
const text = readFileSync(join(folder, 'facts.yaml'), 'utf8');

/** The faults of facts.yaml after a change. */
function faultsOf(changed: string): string {
  const yaml = parseYaml('facts.yaml', changed);
  if (!yaml.ok) return renderFaults(yaml.faults);
  const shaped = shape(schema, yaml.value);
  if (!shaped.ok) return renderFaults(shaped.faults);
  // The rule asks nothing of the problem itself.
  return renderFaults(faultsAt(yaml.value, factRule({} as ProblemYaml, shaped.value)));
}

test('the facts of Reels have no fault', async () => {
  expect(faultsOf(text)).toBe('');
  expect((await loadProblem(folder)).facts?.eventTypes.length).toBe(10);
});

test.each([
  ['undoes: like\n', 'undoes: liek\n', 'there is no event type `liek`; did you mean `like`?'],
  ['known_by: video_id', 'known_by: vidoe_id', 'there is no fact `vidoe_id`; did you mean `video_id`?'],
  ['describes: video', 'describes: vidoe', 'there is no thing `vidoe`; did you mean `video`?'],
  ['  - id: unlike', '  - id: like', 'id `like` was given already'],
  ['needed_by: [share]', 'needed_by: [shaer]', 'there is no event type `shaer`'],
  ['through: [video_id', 'through: [film_id', 'there is no fact `film_id`'],
  ['kind: untold', 'kind: unsaid', 'kind'],
  ['names: [view start', 'names: [View_Start', 'must be small words'],
])('%s → %s', (from, to, fault) => {
  expect(text).toContain(from);
  expect(faultsOf(text.replace(from, to))).toContain(fault);
});
