import { join, resolve } from 'node:path';
import envPaths from 'env-paths';

const own = () => envPaths('graincheck', { suffix: '' });

/** Where attempts are; `GRAINCHECK_DATA` names another folder. Absolute. */
export const dataFolder = (): string => resolve(process.env.GRAINCHECK_DATA || own().data);

/** Where the settings file is; `GRAINCHECK_CONFIG` names another folder. Absolute. */
export const configFolder = (): string => resolve(process.env.GRAINCHECK_CONFIG || own().config);

/** What stands in the folder of an attempt. Each is written once, but for the journal, until it ends. */
export const attemptFiles = {
  attempt: 'attempt.json',
  journal: 'journal.jsonl',
  ended: 'ended.json',
  defence: 'defence.json',
  walkThrough: 'walk-through.json',
  marks: 'marks.json',
  sealed: 'sealed.json',
  work: 'work',
} as const;

/** When files were kept: as they stood at the last bell, or when they were handed in. */
export type KeptFiles = 'at-bell' | 'handed-in';

/** `handed-in`: of what was handed in; `at-bell`: of what stood at the bell, where that came before. */
export type KeptReport = KeptFiles;

export const reportName = (of: KeptReport) => (of === 'at-bell' ? 'report-at-bell.json' : 'report.json');

/** The problem's name may have that of a task behind a dot. */
const ID = /^([A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9][A-Za-z0-9_-]*)?)\/([0-9]{4,})$/;

/** `reels`, `7` to `reels/0007`. */
export const attemptId = (problem: string, number: number) => `${problem}/${String(number).padStart(4, '0')}`;

/** The folder of an attempt below a store's; null: it is no id. */
export const attemptFolder = (store: string, id: string): string | null =>
  ID.test(id) ? join(attemptsIn(store), ...id.split('/')) : null;

export const attemptsIn = (store: string) => join(store, 'attempts');

export const isNumber = (name: string) => /^[0-9]{4,}$/.test(name);
