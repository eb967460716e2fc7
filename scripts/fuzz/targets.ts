import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rewrittenOf } from '../../src/app/kit/rewritten.ts';
import { openScenarios } from '../../src/app/kit/scenarios.ts';
import { draftLoad } from '../../src/design/draft/load.ts';
import { diagramOf } from '../../src/design/erd/diagram.ts';
import { holdsMatrix } from '../../src/design/facts/matrix.ts';
import { questionsOf } from '../../src/design/facts/questions.ts';
import { adviceOn } from '../../src/design/lints/index.ts';
import { streamOf } from '../../src/delivery/stream.ts';
import { DIALECTS } from '../../src/domain/dialect.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { UserError } from '../../src/domain/user-error.ts';
import { prepare } from '../../src/engine/prepare.ts';
import { replayText } from '../../src/engine/replay.ts';
import { modelOf } from '../../src/app/kit/engine.ts';
import { DUCKDB } from '../../src/engine/duckdb/target.ts';
import { POSTGRES } from '../../src/engine/pglite/target.ts';
import { SQLITE } from '../../src/engine/sqljs/target.ts';
import { readLesson } from '../../src/lesson/read.ts';
import { loadFixture } from '../../src/load/fixture.ts';
import { parseDocs } from '../../src/load/fixture/docs.ts';
import { readJudgement } from '../../src/load/judgement.ts';
import { loadProblem } from '../../src/load/problem.ts';
import { submissionOf } from '../../src/load/submission.ts';
import { readChosen, readWindows } from '../../src/load/submission/handed.ts';
import { readSettings } from '../../src/load/submission/settings.ts';
import { markdown } from '../../src/reporters/markdown.ts';
import { coloured } from '../../src/reporters/style.ts';
import { emptyFinder } from '../../src/words/own-words.ts';
import { sentencesOf } from '../../src/words/sentences.ts';
import { filesBelow, textsIn } from './corpus.ts';
import { type Chance, mutated } from './mutate.ts';

/** One reader of texts. It may refuse a text in words, and never throw, hang or keep memory. */
export type Target = {
  readonly name: string;
  readonly make: (chance: Chance) => string;
  /** May throw a UserError, which is words. */
  readonly run: (text: string, chance: Chance) => unknown;
};

const root = join(import.meta.dirname, '../..');
const problem = await loadProblem(join(root, 'problems/reels'));
const roles = new Map(problem.deliverables.map(({ role, id, file }) => [role, { id, file }]));
const LOOKS = { width: 80, style: coloured } as const;

const from = (texts: readonly string[]) => (chance: Chance) => mutated(texts, chance);

/** All that is made of a submission before an engine has it. */
function handIn(texts: Readonly<Record<string, string>>): void {
  const files = Object.entries(texts).flatMap(([role, text]) => {
    const found = roles.get(role as Problem['deliverables'][number]['role']);
    return found ? [[found.id, { file: found.file, text }] as const] : [];
  });
  const submission = submissionOf(problem, 'fuzz', Object.fromEntries(files));
  for (const deliverable of problem.deliverables) rewrittenOf(problem, submission, deliverable);
  const { design } = submission;
  if (!design) return;
  adviceOn(design, null);
  diagramOf(design);
  draftLoad(problem, design);
  if (problem.facts) questionsOf(design, problem.facts, holdsMatrix(design, problem.facts, submission.holds));
}

const ddl = [...textsIn('test/cases/ddl'), ...textsIn('test/cases/facts'), ...textsIn('test/cases/designs')];
const sql = [
  ...filesBelow('problems', /\.sql$/),
  ...textsIn('test/cases/queries'),
  ...textsIn('test/cases/engine'),
];
const yaml = filesBelow('problems/reels', /graincheck\.yaml$/);
const sheets = [...filesBelow('problems', /(choices|windows).*\.yaml$/), ...textsIn('test/cases/checks')];
const pages = [
  ...filesBelow('problems', /\.md$/),
  ...filesBelow('docs', /\.md$/),
  ...textsIn('test/cases/words'),
];

/** A file of a folder that is read whole, put back afterwards. */
function within(
  folder: string,
  files: readonly string[],
  read: (folder: string) => unknown,
): Omit<Target, 'name'> {
  const copy = mkdtempSync(join(tmpdir(), 'graincheck-fuzz-'));
  process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
  cpSync(join(root, folder), copy, { recursive: true, filter: (path) => !path.endsWith('/submissions') });
  const texts = files.map((file) => ({
    file,
    own: filesBelow(folder, new RegExp(`^${file.split('/').at(-1)}$`)),
  }));
  return {
    make: (chance) => {
      const { file, own } = chance.of(texts);
      return `${file}\n${mutated(own, chance)}`;
    },
    run: async (text) => {
      const end = text.indexOf('\n');
      const path = join(copy, text.slice(0, end));
      writeFileSync(path, text.slice(end + 1));
      try {
        await read(copy);
      } finally {
        cpSync(join(root, folder, text.slice(0, end)), path);
      }
    },
  };
}

/** Delivering takes its time: some of what can be read is delivered too. */
const someTimes = (count: number) => {
  let n = 0;
  return () => n++ % count === 0;
};
const delivers = someTimes(20);

export const targets: readonly Target[] = [
  {
    name: 'ddl',
    make: from(ddl),
    run: (text, chance) => {
      const dialect = chance.next() < 0.3 ? null : chance.of(DIALECTS);
      handIn({ schema: text, ...(dialect && { settings: `dialect: ${dialect}\n` }) });
    },
  },
  {
    name: 'queries',
    make: from(sql),
    run: (text, chance) =>
      handIn({
        schema: chance.of(ddl),
        load: text,
        question: text,
        settings: `dialect: ${chance.of(DIALECTS)}\n`,
      }),
  },
  {
    name: 'statements',
    make: from(sql),
    run: (text, chance) => {
      const target = chance.of([SQLITE, POSTGRES, DUCKDB]);
      for (const { bind } of prepare(
        text,
        { role: chance.of(['schema', 'load', 'question']), params: ['user_id'] },
        ['bronze_events'],
        target,
      ))
        bind({ user_id: "u'1" });
    },
  },
  {
    name: 'replay',
    make: from(sql),
    run: (text) => {
      const files = Object.fromEntries(problem.deliverables.map(({ id, file }) => [id, { file, text }]));
      const model = modelOf(problem, submissionOf(problem, 'fuzz', files));
      replayText({ title: text, model, steps: [{ kind: 'schema', key: 's' }], asked: [] });
    },
  },
  {
    name: 'settings',
    make: from([...yaml, 'dialect: sqlite\nholds:\n  view: fact_view.event_ts\nauthor: a\n']),
    run: (text) => readSettings('graincheck.yaml', text),
  },
  {
    name: 'sheets',
    make: from(sheets),
    run: (text) => [readChosen('choices.yaml', text), readWindows('windows.yaml', text)],
  },
  {
    name: 'markdown',
    make: from(pages),
    run: (text) => [markdown(text, LOOKS), readLesson(text), sentencesOf(text), emptyFinder([text])(text)],
  },
  {
    name: 'events',
    make: from(filesBelow('fixtures', /\.jsonl$/)),
    run: (text) => parseDocs('story.jsonl', text),
  },
  {
    name: 'judgements',
    make: from([
      '{"schema":"graincheck/judgement/2","points":[{"id":"a","score":1,"quote":"x","comment":null}]}',
    ]),
    run: (text) => problem.rubrics.map((rubric) => readJudgement(text, rubric, 'judge')),
  },
  {
    name: 'problems',
    ...within(
      'problems/reels',
      ['problem.yaml', 'facts.yaml', 'workload.yaml', 'rubrics.yaml', 'lesson.md'],
      async (folder) => {
        const read = await loadProblem(folder);
        if (delivers()) await openScenarios(read, 1);
      },
    ),
  },
  {
    name: 'fixtures',
    ...within('fixtures/bike-hire', ['stories.yaml', 'generator.yaml'], async (folder) => {
      const fixture = await loadFixture(folder);
      const users = 3;
      if (delivers())
        streamOf(fixture, { fixture: fixture.name, generate: { users, days: 2, salt: 1 }, stories: [] }, 1);
    }),
  },
];

export const isWords = (error: unknown): boolean => error instanceof UserError;
