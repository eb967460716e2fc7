import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { gradeFolder } from '../../src/app/grading/grade.ts';
import { readWords, requestOf } from '../../src/app/grading/words.ts';
import type { Marks } from '../../src/load/marks.ts';
import { packageRoot } from '../../src/load/problems.ts';
import { loadSubmission } from '../../src/load/submission.ts';
import { PATIENCE_MS } from '../support/until.ts';
import { finderFor, reels } from '../words/measure.ts';

const root = packageRoot();
const folder = reels.references[0]?.folder ?? '';
const submission = await loadSubmission(reels, folder);
const checks = reels.checks.filter(({ id }) => id === 'late-data-reasons');
const node = (script: string) => `"${process.execPath}" -e "${script}"`;
const example = `"${process.execPath}" "${join(root, 'scripts/judge-example.mjs')}"`;

async function ask(judge: string, marks: Marks = new Map()) {
  const words = await readWords(reels, submission, checks, {
    marks,
    judge,
    timeoutMs: PATIENCE_MS,
    mode: 'open',
  });
  return { marks: words.marks('late_data'), failed: words.failed('late_data') };
}

/** A judge that prints marks: JavaScript that makes them of the points of the request. */
const printing = (marks: string) =>
  node(
    `let t='';process.stdin.on('data',c=>t+=c).on('end',()=>{const p=JSON.parse(t).rubric.points.map(({id})=>id);console.log(JSON.stringify(${marks}))})`,
  );
const form = "format:'graincheck/judgement/1'";

test('the example judges every point, by requests and answers of the published form', async () => {
  const judged = await ask(example);
  expect(judged.failed).toBeNull();
  expect([...judged.marks.keys()]).toEqual(finderFor('late_data').rubric.points.map(({ id }) => id));
  for (const { by } of judged.marks.values()) expect(by).toEqual({ kind: 'judge', command: example });
  const schema: unknown = JSON.parse(readFileSync(join(root, 'schemas/judge-request.schema.json'), 'utf8'));
  const accepts = new Ajv2020().compile(schema as object);
  accepts(requestOf(reels, finderFor('late_data').rubric, 'late_data.md', '# Late'));
  expect(accepts.errors).toBeNull();
});

test('the example stands in the documentation as it is', () => {
  const page = readFileSync(join(root, 'docs/words.md'), 'utf8');
  expect(page).toContain(readFileSync(join(root, 'scripts/judge-example.mjs'), 'utf8'));
});

test.each([
  ['ends with an error', node("console.error('no key set');process.exit(3)"), /exit code 3.*no key set/],
  ['is not there', 'graincheck-no-such-judge', /exit code \d+/],
  ['prints no JSON', node("console.log('fine!')"), /not JSON/],
  ['prints nothing', node('0'), /not JSON/],
  ['names another form', printing("{format:'x',points:[]}"), /wrong form: format/],
  [
    'gives too much',
    printing(`{${form},points:p.map(id=>({id,score:1.5}))}`),
    /wrong form: points\.0\.score/,
  ],
  ['adds a key', printing(`{${form},points:p.map(id=>({id,score:1,grade:1}))}`), /wrong form/],
  ['invents a point', printing(`{${form},points:[{id:'charm',score:1}]}`), /no point `charm`/],
  ['forgets a point', printing(`{${form},points:p.slice(1).map(id=>({id,score:1}))}`), /has no mark/],
  ['marks one twice', printing(`{${form},points:[...p,p[0]].map(id=>({id,score:1}))}`), /marked twice/],
  ['floods', node("setInterval(()=>process.stdout.write('x'.repeat(1e5)),1)"), /more than a megabyte/],
])('a judge that %s is told', async (_, command, why) => {
  const judged = await ask(command);
  expect(judged).toEqual({ marks: new Map(), failed: expect.stringMatching(why) });
});

test('a grading by a judge says so; where the judge fails its points are open', async () => {
  const only = ['late-data-reasons'];
  const { scorecard } = await gradeFolder({
    problem: 'reels',
    folder,
    only,
    judge: printing(`{${form},points:p.map(id=>({id,score:0.5,comment:'hm'}))}`),
  });
  expect(scorecard.total).toEqual({ score: 1.5, open: 0, maxScore: 3 });
  const [check] = scorecard.checks;
  expect(check).toMatchObject({ verdict: 'partial', cause: null });
  const answer = check?.detail?.kind === 'rubric' ? check.detail.answer : null;
  expect(answer?.points.map(({ mark }) => mark?.by.kind)).toEqual(Array(5).fill('judge'));
  const failed = await gradeFolder({ problem: 'reels', folder, only, judge: 'exit 7' });
  expect(failed.scorecard.total).toEqual({ score: 0, open: 3, maxScore: 3 });
  expect(failed.scorecard.checks[0]).toMatchObject({
    verdict: 'open',
    findings: [{ code: 'judge-failed' }, { code: 'points-open' }],
  });
});

test('an instructor goes before a judge, who is asked only where a mark is missing', async () => {
  const by = { kind: 'instructor', file: 'marks.yaml', name: null } as const;
  const mark = { score: 0, by, comment: null, quote: null };
  const ids = finderFor('late_data').rubric.points.map(({ id }) => id);
  const all = await ask('exit 7', new Map([['late_data', new Map(ids.map((id) => [id, mark]))]]));
  expect(all.failed).toBeNull();
  const [first = ''] = ids;
  const some = await ask(
    printing(`{${form},points:p.map(id=>({id,score:1}))}`),
    new Map([['late_data', new Map([[first, mark]])]]),
  );
  expect(ids.map((id) => some.marks.get(id)?.by.kind)).toEqual(['instructor', ...Array(4).fill('judge')]);
});
