import { openEngine } from '../../app/kit/engine.ts';
import { type Lesson, openLesson } from '../../app/looking/lesson/read.ts';
import { renewLesson } from '../../app/authoring/renew-lesson.ts';
import { runLesson } from '../../app/looking/lesson/run.ts';
import { listProblems } from '../../app/looking/problem-list.ts';
import type { LessonOutcome } from '../../domain/lesson.ts';
import { failureLines } from '../../reporters/failure.ts';
import { lessonPart } from '../../reporters/lesson.ts';
import { lessonList } from '../../reporters/problem-list.ts';
import type { CodePainter, MarkdownOptions } from '../../reporters/markdown.ts';
import { plain } from '../../reporters/style.ts';
import { Shown, safe } from '../../reporters/shown.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { lineWidth, say, styleOf, write } from '../terminal.ts';

type Options = { readonly renew: boolean };

export async function run(given: string | undefined, { renew }: Options): Promise<ExitCode> {
  if (given === undefined) return list();
  // The engine starts while the page is read.
  const starting = openEngine(undefined, 1);
  starting.catch(() => undefined);
  try {
    const lesson = await openLesson(given);
    return await (renew ? renewed(lesson, starting) : shown(lesson, starting));
  } finally {
    await starting.then((engine) => engine.close());
  }
}

async function list(): Promise<ExitCode> {
  const { problems, broken } = await listProblems();
  await write(Shown.report(lessonList(problems, { width: lineWidth(), style: styleOf('stdout') })));
  for (const { id, why } of broken) say(safe`${id} cannot be read: ${why.split('\n')[0] ?? ''}`);
  return exitCode.ok;
}

type Starting = ReturnType<typeof openEngine>;

/** Prose and results come in the order of the page, each as soon as it is there. */
async function shown(lesson: Lesson, starting: Starting): Promise<ExitCode> {
  const style = styleOf('stdout');
  const code = style === plain ? null : await colours();
  const options: MarkdownOptions = { width: lineWidth(), style, ...(code && { code }) };
  let next = 0;
  let failed = false;
  /** All parts up to the next block; with the outcome of that, it too. */
  const print = async (outcome: LessonOutcome | null) => {
    for (; next < lesson.parts.length; next++) {
      const part = lesson.parts[next];
      if (!part || (part.kind === 'block' && outcome === null)) return;
      const own = part.kind === 'block' && outcome ? outcome : 'running';
      if (part.kind === 'block') outcome = null;
      await write(Shown.report(`${next > 0 ? '\n' : ''}${lessonPart(part, own, options).join('\n')}\n`));
    }
  };
  const writes: Promise<void>[] = [print(null)];
  await runLesson(lesson, {
    engine: await starting,
    onOutcome: (_, outcome) => {
      failed ||= !outcome.ok;
      writes.push((writes.at(-1) ?? Promise.resolve()).then(() => print(outcome)));
    },
  });
  await writes.at(-1);
  if (!failed) return exitCode.ok;
  say(safe`A block of this lesson fails: \`graincheck verify ${lesson.problem.id}\` says which.`);
  return exitCode.problemError;
}

/** Loaded where colours are seen alone. */
async function colours(): Promise<CodePainter> {
  const [{ codePainter }, { ansi16Looks }] = await Promise.all([
    import('../../editor/code.ts'),
    import('../../editor/style.ts'),
  ]);
  return codePainter(ansi16Looks);
}

async function renewed(lesson: Lesson, starting: Starting): Promise<ExitCode> {
  const { path, results, changed, failed } = await renewLesson(lesson, await starting);
  for (const { block, outcome } of failed) {
    if (outcome.ok) continue;
    say(safe`${lesson.page.file}:${block.line}: the block fails, and nothing was written`);
    for (const line of failureLines(outcome.failure, lineWidth() - 2, plain)) say(safe`  ${line}`);
  }
  if (failed.length > 0) return exitCode.problemError;
  const count = `${results} result${results === 1 ? '' : 's'}`;
  say(changed ? safe`${path}: ${count} renewed.` : safe`${path}: ${count}, all as they were.`);
  return exitCode.ok;
}
