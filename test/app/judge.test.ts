import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { gradeFolder } from '../../src/app/grade.ts';
import { askJudge, requestOf } from '../../src/app/judge.ts';
import { packageRoot } from '../../src/load/problems.ts';
import { loadSubmission } from '../../src/load/submission.ts';
import { PATIENCE_MS } from '../support/until.ts';
import { reels, rubricFor } from '../words/support.ts';

const root = packageRoot();
const folder = reels.references[0]?.folder ?? '';
const submission = await loadSubmission(reels, folder);
const checks = reels.checks.filter(({ id }) => id === 'late-data-reasons');
const node = (script: string) => `"${process.execPath}" -e "${script}"`;
const example = `"${process.execPath}" "${join(root, 'scripts/judge-example.mjs')}"`;

const ask = async (command: string) =>
  (await askJudge(reels, submission, checks, { command, timeoutMs: PATIENCE_MS })).get('late_data');

/** A judge that prints marks: JavaScript that makes them of the points of the request. */
const printing = (marks: string) =>
  node(
    `let t='';process.stdin.on('data',c=>t+=c).on('end',()=>{const p=JSON.parse(t).rubric.points.map(({id})=>id);console.log(JSON.stringify(${marks}))})`,
  );
const form = "format:'graincheck/judgement/1'";

test('the example judges every point, by requests and answers of the published form', async () => {
  const judged = await ask(example);
  expect(judged).toMatchObject({ ok: true, report: { readBy: { kind: 'judge', command: example } } });
  if (!judged?.ok) return;
  expect(judged.report.points.map(({ id }) => id)).toEqual(rubricFor('late_data').points.map(({ id }) => id));
  const schema: unknown = JSON.parse(readFileSync(join(root, 'schemas/judge-request.schema.json'), 'utf8'));
  const accepts = new Ajv2020().compile(schema as object);
  accepts(requestOf(reels, rubricFor('late_data'), 'late_data.md', '# Late'));
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
  expect(judged).toEqual({ ok: false, why: expect.stringMatching(why) });
});

test('a grading by a judge says so; one by a judge that fails counts the check nowhere', async () => {
  const only = ['late-data-reasons'];
  const { scorecard } = await gradeFolder({
    problem: 'reels',
    folder,
    only,
    judge: printing(`{${form},points:p.map(id=>({id,score:0.5,comment:'hm'}))}`),
  });
  expect(scorecard.total).toEqual({ score: 1.5, maxScore: 3 });
  expect(scorecard.checks[0]).toMatchObject({
    verdict: 'partial',
    detail: { answer: { readBy: { kind: 'judge' } } },
  });
  const failed = await gradeFolder({ problem: 'reels', folder, only, judge: 'exit 7' });
  expect(failed.scorecard.total).toEqual({ score: 0, maxScore: 0 });
  expect(failed.scorecard.checks[0]).toMatchObject({
    verdict: 'judge-error',
    findings: [{ code: 'judge-failed' }],
  });
});
