/** One command line; its golden is `test/golden/cli/<name>.txt`. */
export type Case = {
  readonly name: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** In a process of its own, as a shell runs it. */
  readonly alone?: true;
  /** So many lines of stdout are kept, where the rest says no more. */
  readonly lines?: number;
};

const words = ['grade', 'reels', 'answer', '--only', 'late-data-reasons'] as const;

/** They run in this order, in one folder: see `workspace`. */
export const cases: readonly Case[] = [
  { name: 'nothing', args: [] },
  { name: 'version', args: ['--version'], alone: true },
  { name: 'help', args: ['--help'], alone: true },
  { name: 'help-grade', args: ['grade', '--help'] },
  { name: 'unknown-command', args: ['garde', 'reels', 'answer'] },
  { name: 'unknown-option', args: ['grade', 'reels', 'answer', '--formt', 'json'], alone: true },
  { name: 'missing-argument', args: ['grade', 'reels'] },
  { name: 'too-many-arguments', args: ['problems', 'reels'] },
  { name: 'missing-value', args: ['grade', 'reels', 'answer', '--seed'] },
  { name: 'bad-format', args: ['grade', 'reels', 'answer', '--format', 'xml'] },
  { name: 'bad-seed', args: ['grade', 'reels', 'answer', '--seed', '-1'] },
  { name: 'bad-min-score', args: ['grade', 'reels', 'answer', '--min-score', 'most'] },
  { name: 'bad-only', args: ['grade', 'reels', 'answer', '--only', 'keys,,late'] },

  { name: 'problems', args: ['problems'] },
  { name: 'problems-in-colour', args: ['problems'], env: { FORCE_COLOR: '1' } },
  { name: 'problems-no-colour', args: ['problems'], env: { NO_COLOR: '1' } },

  { name: 'help-start', args: ['start', '--help'] },
  { name: 'start-without-terminal', args: ['start', 'reels'], alone: true },
  { name: 'start-bad-minutes', args: ['start', 'reels', '--minutes', 'some'] },
  { name: 'start-two-modes', args: ['start', 'reels', '--practice', '--interview'] },

  { name: 'help-learn', args: ['learn', '--help'] },
  { name: 'learn', args: ['learn'] },
  { name: 'learn-reels', args: ['learn', 'reels'] },
  {
    name: 'learn-narrow-in-colour',
    args: ['learn', 'reels'],
    env: { FORCE_COLOR: '1', COLUMNS: '64' },
    lines: 90,
  },
  { name: 'learn-no-such-problem', args: ['learn', 'reals'] },
  { name: 'learn-no-lesson', args: ['learn', './untaught'] },
  { name: 'learn-broken-problem', args: ['learn', './broken'] },

  { name: 'show', args: ['show', 'reels'] },
  { name: 'show-no-such-problem', args: ['show', 'reals'] },
  { name: 'show-escape-in-name', args: ['show', '\u001b[31mred'] },
  { name: 'show-starter', args: ['show', 'reels', '--starter', 'mine'] },
  { name: 'show-starter-again', args: ['show', 'reels', '--starter', 'mine'] },
  { name: 'show-starter-in-a-file', args: ['show', 'reels', '--starter', 'answer/schema.sql'] },
  { name: 'show-limits', args: ['show', 'reels', '--limits'] },
  { name: 'show-usual-limits', args: ['show', '--limits'] },
  { name: 'show-nothing', args: ['show'] },
  { name: 'help-show', args: ['show', '--help'] },
  { name: 'show-hints', args: ['show', 'reels', '--hints', 'sessions'] },
  { name: 'show-hints-of-nothing', args: ['show', 'reels', '--hints', 'nothing'] },

  { name: 'help-drill', args: ['drill', '--help'] },
  { name: 'drill-without-terminal', args: ['drill', 'reels', 'sessions'] },
  { name: 'drill-no-such-task', args: ['drill', 'reels', 'Sessions'] },
  { name: 'drill-no-task', args: ['drill', 'reels', ''] },
  { name: 'drill-schedule', args: ['drill', './untaught', '--schedule'], env: { GRAINCHECK_DATA: 'data' } },
  { name: 'drill-json', args: ['drill', './untaught', '--json'], env: { GRAINCHECK_DATA: 'data' } },
  {
    name: 'drill-schedule-broken-problem',
    args: ['drill', './broken', '--schedule'],
    env: { GRAINCHECK_DATA: 'data' },
  },
  {
    name: 'drill-schedule-no-folder',
    args: ['drill', '--schedule'],
    env: { GRAINCHECK_DATA: 'answer/schema.sql' },
  },
  { name: 'show-drill', args: ['show', 'reels.serving'], lines: 30 },
  { name: 'show-no-such-drill', args: ['show', 'reels.servin'] },
  { name: 'grade-drill', args: ['grade', 'reels.sessions', 'my-answer'] },
  { name: 'check-drill', args: ['check', 'reels.serving', 'starter'] },

  { name: 'grade', args: ['grade', 'reels', 'answer'] },
  { name: 'grade-json', args: ['grade', 'reels', 'answer', '--format', 'json'] },
  { name: 'grade-mistake', args: ['grade', 'reels', 'my-answer'], alone: true },
  { name: 'grade-starter', args: ['grade', 'reels', 'starter'] },
  { name: 'grade-only', args: ['grade', 'reels', 'answer', '--only', 'schema-runs,keys'] },
  { name: 'grade-only-unknown', args: ['grade', 'reels', 'answer', '--only', 'sesions'] },
  { name: 'grade-min-score', args: ['grade', 'reels', 'answer', '--only', 'keys', '--min-score', '5'] },
  { name: 'grade-broken-problem', args: ['grade', './broken', 'answer'] },
  { name: 'grade-unfair-problem', args: ['grade', './unfair', 'answer', '--only', 'keys,sessions'] },
  { name: 'grade-no-such-problem', args: ['grade', 'reals', 'answer'] },
  { name: 'grade-no-such-folder', args: ['grade', 'reels', 'anwser'] },
  { name: 'grade-a-file', args: ['grade', 'reels', 'answer/schema.sql'] },
  { name: 'grade-output', args: ['grade', 'reels', 'answer', '--only', 'keys', '--output', 'report.txt'] },
  { name: 'grade-output-no-folder', args: ['grade', 'reels', 'answer', '--output', 'no/report.txt'] },
  { name: 'grade-output-folder', args: ['grade', 'reels', 'answer', '--output', 'answer'] },
  { name: 'grade-words', args: [...words] },
  { name: 'grade-words-strict', args: [...words, '--words', 'strict'] },
  { name: 'grade-words-mode', args: [...words, '--words', 'lenient'] },
  { name: 'grade-marks', args: [...words, '--marks', 'marks.yaml'] },
  { name: 'grade-marks-json', args: [...words, '--marks', 'marks.yaml', '--format', 'json'] },
  { name: 'grade-marks-strict', args: [...words, '--marks', 'marks.yaml', '--words', 'strict'] },
  { name: 'grade-marks-bad', args: [...words, '--marks', 'bad-marks.yaml'] },
  { name: 'grade-marks-missing', args: [...words, '--marks', 'no-marks.yaml'] },
  { name: 'grade-marks-of-its-own', args: [...words, '--marks', 'answer/late_data.md'] },
  { name: 'grade-judge-failed', args: [...words, '--judge', 'echo no key >&2; exit 3'] },

  { name: 'help-check', args: ['check', '--help'] },
  { name: 'check', args: ['check', 'reels', 'answer'] },
  { name: 'check-mistake', args: ['check', 'reels', 'my-answer'] },
  { name: 'check-json', args: ['check', 'reels', 'my-answer', '--format', 'json'] },
  { name: 'check-starter', args: ['check', 'reels', 'starter'] },
  { name: 'check-no-such-folder', args: ['check', 'reels', 'anwser'] },
  { name: 'check-watch-no-such-folder', args: ['check', 'reels', 'anwser', '--watch'] },
  { name: 'check-no-such-problem', args: ['check', 'reals', 'answer'] },
  { name: 'check-broken-problem', args: ['check', './broken', 'answer'] },

  { name: 'help-holds', args: ['holds', '--help'] },
  { name: 'holds', args: ['holds', 'reels', 'answer'] },
  { name: 'holds-unread', args: ['holds', 'reels', 'starter'] },
  { name: 'holds-bad-dialect', args: ['holds', 'reels', 'answer', '--dialect', 'oracle'] },

  { name: 'help-partitions', args: ['partitions', '--help'] },
  { name: 'partitions', args: ['partitions', 'reels', 'answer'] },
  { name: 'partitions-unread', args: ['partitions', 'reels', 'starter'] },
  { name: 'partitions-bad-dialect', args: ['partitions', 'reels', 'answer', '--dialect', 'oracle'] },

  { name: 'help-windows', args: ['windows', '--help'] },
  { name: 'windows', args: ['windows', './streaming', 'streaming/references/plain'] },
  {
    name: 'windows-story',
    args: ['windows', './streaming', 'streaming/submissions/no-lateness', '--story', 'late-event-joins-two'],
  },
  { name: 'windows-unread', args: ['windows', './streaming', 'streaming/submissions/broken-yaml'] },
  {
    name: 'windows-json',
    args: ['windows', './streaming', 'streaming/submissions/by-user', '--format', 'json'],
  },
  {
    name: 'windows-no-such-story',
    args: ['windows', './streaming', 'streaming/references/plain', '--story', 'nine-hour'],
  },
  { name: 'windows-none', args: ['windows', 'reels', 'answer'] },
  { name: 'grade-choices', args: ['grade', './streaming', 'streaming/submissions/guessed'] },

  { name: 'help-erd', args: ['erd', '--help'] },
  { name: 'erd', args: ['erd', 'reels', 'answer'], lines: 30 },
  { name: 'erd-all-narrow', args: ['erd', 'reels', 'my-answer', '--all'], env: { COLUMNS: '60' } },
  { name: 'erd-ascii', args: ['erd', 'reels', 'my-answer'], env: { LANG: 'C' }, lines: 20 },
  { name: 'erd-mermaid', args: ['erd', 'reels', 'my-answer', '--format', 'mermaid'] },
  { name: 'erd-dbml', args: ['erd', 'reels', 'my-answer', '--format', 'dbml'] },
  { name: 'erd-no-table', args: ['erd', 'reels', 'starter'] },
  { name: 'help-draft', args: ['draft', '--help'] },
  { name: 'draft', args: ['draft', 'reels', 'my-answer'] },
  { name: 'draft-output', args: ['draft', 'reels', 'my-answer', '--output', 'draft.sql'] },
  { name: 'draft-output-again', args: ['draft', 'reels', 'my-answer', '--output', 'draft.sql'] },
  { name: 'draft-no-table', args: ['draft', 'reels', 'starter'] },

  { name: 'help-verify', args: ['verify', '--help'] },
  { name: 'verify-no-such-problem', args: ['verify', 'reals'] },
  { name: 'verify-show', args: ['verify', './untaught', '--show', 'counted-twice'] },
  {
    name: 'verify-show-output',
    args: ['verify', './untaught', '--show', 'counted-twice', '--output', 'shown'],
  },
  {
    name: 'verify-show-output-again',
    args: ['verify', './untaught', '--show', 'counted-twice', '--output', 'shown'],
  },
  { name: 'verify-show-hostile', args: ['verify', './untaught', '--show', 'hostile'] },
  { name: 'verify-show-unknown', args: ['verify', './untaught', '--show', 'counted-once'] },
  { name: 'verify-show-none', args: ['verify', './bare', '--show', 'counted-once'] },
  { name: 'verify-show-two', args: ['verify', './untaught', 'reels', '--show', 'counted-twice'] },
  { name: 'verify-output-alone', args: ['verify', './untaught', '--output', 'shown'] },
  { name: 'verify-without-submissions', args: ['verify', './bare'] },

  { name: 'events', args: ['events', 'reels', '--users', '2', '--days', '1'], lines: 3 },
  {
    name: 'events-csv',
    args: ['events', 'reels', '--users', '2', '--days', '1', '--format', 'csv'],
    lines: 4,
  },
  {
    name: 'events-csv-table',
    args: ['events', 'reels', '--users', '2', '--days', '1', '--format', 'csv', '--table', 'bronze_creators'],
    lines: 4,
  },
  { name: 'events-csv-no-such-table', args: ['events', 'reels', '--format', 'csv', '--table', 'events'] },
  { name: 'events-table-of-jsonl', args: ['events', 'reels', '--table', 'bronze_events'] },
  { name: 'events-sqlite-to-stdout', args: ['events', 'reels', '--format', 'sqlite'] },
  { name: 'events-no-users', args: ['events', 'reels', '--users', '0'] },

  { name: 'replay-no-scenario', args: ['replay', 'reels', 'answer'] },
  { name: 'replay-no-such-scenario', args: ['replay', 'reels', 'answer', '--scenario', 'nothing'] },
];
