import { Command, Option } from 'commander';
import { type ExitCode, exitCode } from './exit-code.ts';
import { Shown, safe } from '../reporters/shown.ts';
import { lineWidth, say, write } from './terminal.ts';
import { tool } from './tool.ts';
import { dialectValue, minutesValue, names, pointsValue, secondsValue, wholeNumber } from './values.ts';

/** Parses a command line and runs its command, whose module is loaded only then. */
export async function run(argv: readonly string[]): Promise<ExitCode> {
  if (argv.length === 0) return (await import('./commands/overview.ts')).run();
  const outcome: { code: ExitCode } = { code: exitCode.ok };
  await program(outcome).parseAsync([...argv], { from: 'user' });
  return outcome.code;
}

async function tellOfCache(): Promise<void> {
  const { unusableCache } = await import('../app/kit/cache.ts');
  const why = unusableCache();
  if (why) say(safe`note: nothing is kept for the next time: GRAINCHECK_CACHE names ${why}`);
}

function program(outcome: { code: ExitCode }): Command {
  /** Commander's action: loads the command's module, runs it, and keeps its exit code. */
  const lazy =
    <A extends unknown[]>(load: () => Promise<{ run: (...args: A) => Promise<ExitCode> }>) =>
    async (...args: A): Promise<void> => {
      if (process.env.GRAINCHECK_CACHE) await tellOfCache();
      outcome.code = await (await load()).run(...args);
    };

  const root = new Command('graincheck')
    .description('Practise data-modelling interviews; submissions are graded by what they do.')
    .version(tool.version, '-V, --version')
    .exitOverride()
    // What the parser says about an error comes back as an exception, and is said in one place.
    .configureOutput({
      writeOut: (text) => void write(Shown.report(text.trimEnd().concat('\n'))),
      writeErr: () => undefined,
      getOutHelpWidth: lineWidth,
    });
  root.addHelpText(
    'after',
    '\nExit codes: 0 passed, 1 under the pass mark, 2 user error, 3 broken problem, 4 not decided.',
  );

  root
    .command('start [problem]')
    .description('sit the timed interview in the full screen')
    .option('--dir <folder>', 'your files stand there; what is missing comes from the starter')
    .option('--part <id>', 'practise one part')
    .option('--minutes <n>', 'the whole time, shared out as the problem does', minutesValue('--minutes'))
    .option('--untimed', 'without a clock', false)
    .addOption(new Option('--practice', 'with pauses and hints').conflicts('interview'))
    .addOption(new Option('--interview', 'as it will be: nothing pauses'))
    .option('--no-curveball', 'the interviewer changes no requirement')
    .option('--screen-reader', 'lines to be read aloud, and no full screen')
    .action(lazy(() => import('./commands/start.ts')));

  root
    .command('drill [problem] [task]')
    .description('practise one task in five minutes: what is due or weakest comes first')
    .option('--schedule', 'show when each task comes again', false)
    .option('--json', 'the schedule as JSON', false)
    .option('--screen-reader', 'lines to be read aloud, and no full screen')
    .action(lazy(() => import('./commands/drill.ts')));

  root
    .command('grade <problem> <folder>')
    .description('grade a submission')
    .addOption(new Option('--format <name>', 'form of the report').choices(['text', 'json']).default('text'))
    .option('--output <file>', 'write the report there and not to stdout')
    .option('--min-score <points>', 'pass mark, in place of the problem’s own', pointsValue('--min-score'))
    .option('--seed <n>', 'seed of the generated scenarios', wholeNumber('--seed', 0))
    .option('--only <checks>', 'only these checks, with commas between', names('--only'))
    .option('--marks <file>', 'your marks of the answers in words, YAML')
    .option('--judge <command>', 'a program of yours marks the answers in words')
    .addOption(
      new Option(
        '--words <mode>',
        'what points of answers in words are that nobody has marked: open, or missed',
      )
        .choices(['open', 'strict'])
        .default('open'),
    )
    .option('--timeout <seconds>', 'time of the whole grading (default: 600)', secondsValue('--timeout'))
    .option('--memory <mb>', 'memory of the whole grading (default: 4096)', wholeNumber('--memory', 256))
    .addOption(
      new Option('--feedback <how>', 'where GRAINCHECK_SECRET is set: show its events').choices(['full']),
    )
    .option(
      '--dialect <name>',
      'the SQL dialect of the submission, where its own words do not tell',
      dialectValue('--dialect'),
    )
    .action(lazy(() => import('./commands/grade.ts')));

  root
    .command('check <problem> <folder>')
    .description('try a submission on the sample events, as often as it is saved')
    .option('--watch', 'check again at every save, until Ctrl+C')
    .option(
      '--dialect <name>',
      'the SQL dialect of the submission, where its own words do not tell',
      dialectValue('--dialect'),
    )
    .addOption(new Option('--format <name>', 'form of the report').choices(['text', 'json']).default('text'))
    .action(lazy(() => import('./commands/check.ts')));

  root
    .command('erd <problem> <folder>')
    .description('draw the tables of a schema, facts apart from dimensions')
    .option('--model <id>', 'the model that is meant, where there are several')
    .addOption(
      new Option('--format <name>', 'form of the drawing')
        .choices(['text', 'mermaid', 'dbml'])
        .default('text'),
    )
    .option(
      '--dialect <name>',
      'the SQL dialect of schema.sql, where its own words do not tell',
      dialectValue('--dialect'),
    )
    .option('--all', 'every column of wide tables', false)
    .option('--output <file>', 'write the drawing there and not to stdout')
    .action(lazy(() => import('./commands/erd.ts')));

  root
    .command('draft <problem> <folder>')
    .description('write a first draft of the load from the schema')
    .option('--model <id>', 'the model that is meant, where there are several')
    .option(
      '--dialect <name>',
      'the SQL dialect of schema.sql, where its own words do not tell',
      dialectValue('--dialect'),
    )
    .option('--output <file>', 'write the draft there, where no file is yet')
    .action(lazy(() => import('./commands/draft.ts')));

  root
    .command('verify [problem...]')
    .description('test problems by their own references, starter and judged submissions')
    .option('--seed <n>', 'seed of the generated scenarios', wholeNumber('--seed', 0))
    .option('--show <name>', 'print a judged submission of the problem, whole, and test nothing')
    .option('--output <folder>', 'write the files that --show prints there; one that exists stays as it is')
    .action(lazy(() => import('./commands/verify.ts')));

  root
    .command('problems')
    .description('list the problems')
    .action(lazy(() => import('./commands/problems.ts')));

  root
    .command('show [problem]')
    .description('show a problem’s statement, parts and points; without a name, with --limits, what is usual')
    .option('--starter <folder>', 'put the starter files there; a file that exists stays as it is')
    .option('--limits', 'show every limit on what is handed in', false)
    .option('--hints <task>', 'show the hints of a task')
    .option('--steps <n>', 'so many steps of the hints', wholeNumber('--steps', 1), 1)
    .action(lazy(() => import('./commands/show.ts')));

  root
    .command('learn [problem]')
    .description('read the lesson of a problem, its SQL run as you read; without a name the list of lessons')
    .option('--renew', 'for authors: write what its SQL answers into the page', false)
    .action(lazy(() => import('./commands/learn.ts')));

  root
    .command('events <problem>')
    .description('generate events to play with')
    .option('--seed <n>', 'equal seeds give equal events', wholeNumber('--seed', 0), 1)
    .option('--users <n>', 'number of users', wholeNumber('--users', 1), 20)
    .option('--days <n>', 'number of days', wholeNumber('--days', 1), 7)
    .addOption(
      new Option('--format <name>', 'documents, a bronze table, or a database')
        .choices(['jsonl', 'csv', 'sqlite'])
        .default('jsonl'),
    )
    .option('--table <name>', 'the bronze table that csv shows')
    .option('--output <file>', 'write there and not to stdout')
    .action(lazy(() => import('./commands/events.ts')));

  root
    .command('holds <problem> <folder>')
    .description('show which tables and columns hold the events and facts, and how that was found')
    .addOption(new Option('--format <name>', 'form of the report').choices(['text', 'json']).default('text'))
    .option(
      '--dialect <name>',
      'the SQL dialect of schema.sql, where its own words do not tell',
      dialectValue('--dialect'),
    )
    .action(lazy(() => import('./commands/holds.ts')));

  root
    .command('partitions <problem> <folder>')
    .description('show what a design’s partitions cost, beside the references')
    .option(
      '--dialect <name>',
      'the SQL dialect of schema.sql, where its own words do not tell',
      dialectValue('--dialect'),
    )
    .addOption(new Option('--format <name>', 'form of the report').choices(['text', 'json']).default('text'))
    .action(lazy(() => import('./commands/partitions.ts')));

  root
    .command('windows <problem> <folder>')
    .description('show what session windows emit, correct, drop and hold under a submission’s settings')
    .option('--story <name>', 'a time line of each session of a story')
    .addOption(new Option('--format <name>', 'form of the report').choices(['text', 'json']).default('text'))
    .action(lazy(() => import('./commands/windows.ts')));

  root
    .command('replay <problem> <folder>')
    .description('print a run as one script for the sqlite3 program')
    .requiredOption('--scenario <name>', 'what is replayed')
    .option(
      '--dialect <name>',
      'the SQL dialect of the submission, where its own words do not tell',
      dialectValue('--dialect'),
    )
    .option('--seed <n>', 'seed of the generated scenarios', wholeNumber('--seed', 0))
    .option('--output <file>', 'write the script there and not to stdout')
    .action(lazy(() => import('./commands/replay.ts')));

  return root;
}
