import type { LiveSitting } from '../../../app/sitting/live.ts';
import { type Buffer, openBuffer, textOf } from '../../../editor/buffer.ts';
import { isSql, type LanguageName } from '../../../editor/language.ts';
import { perform } from '../../../editor/perform.ts';
import type { Popup } from '../../../editor/popup.ts';
import type { Dialect } from '../../../domain/dialect.ts';
import type { ClockSample } from '../../../domain/sitting.ts';
import type { FileTexts } from '../../../domain/submission.ts';
import type { SampleRun } from '../../../domain/sample.ts';
import type { Deliverable, Problem } from '../../../domain/problem.ts';
import type { Sitting } from '../../../sitting/sitting.ts';
import type { Notice } from './notice.ts';
import { noticeOfGaps } from './notice.ts';
import { lowerRows, type Panes } from './layout.ts';
import type { Result } from './result.ts';

/** One file in its tab. */
export type Tab = {
  readonly deliverable: Deliverable;
  readonly buffer: Buffer;
  /** `changed`: not on disk yet; `failed`: why it could not be written. */
  readonly disk:
    | { readonly kind: 'saved' }
    | { readonly kind: 'changed' }
    | { readonly kind: 'failed'; readonly why: string };
  /** The error of the last run, at its place. */
  readonly mark: { readonly line: number; readonly column: number; readonly message: string } | null;
};

/** What the status line asks; typed text goes there while it does. */
export type Prompt =
  | { readonly kind: 'none' }
  | { readonly kind: 'confirm'; readonly what: 'hand-in' | 'leave' }
  /** `text` is a query, and behind ` => ` what replaces it; `from`: the offset where one was. */
  | { readonly kind: 'find'; readonly text: string; readonly from: number }
  | { readonly kind: 'line'; readonly text: string };

export type Workspace = {
  /** The attempt's id. */
  readonly attempt: string;
  readonly problem: Problem;
  readonly sitting: Sitting;
  /** In the order of the problem. */
  readonly tabs: readonly Tab[];
  /** Deliverable id of the file in hand, by part. */
  readonly active: Readonly<Record<string, string>>;
  readonly brief: { readonly open: boolean; readonly top: number };
  /** `rows`: as many as what it shows wants. */
  readonly resultPane: { readonly open: boolean; readonly top: number; readonly rows: number };
  readonly result: Result;
  readonly popup: Popup;
  readonly prompt: Prompt;
  readonly notice: Notice | null;
  /** Ids of the curveballs that have come: the brief shows them. */
  readonly curveballs: readonly string[];
  /** Steps of hints that were asked for, by task. */
  readonly hints: Readonly<Record<string, number>>;
  readonly clipboard: string;
  /** Number of the run that is awaited: what an older one gave is not shown. */
  readonly run: number;
};

/** Results that reach the workspace. */
export type WorkspaceMessage =
  | { readonly kind: 'tick'; readonly at: ClockSample }
  | { readonly kind: 'ran'; readonly number: number; readonly run: SampleRun }
  | { readonly kind: 'run-broken'; readonly number: number; readonly message: string }
  | { readonly kind: 'save-due' }
  /** What was written; the buffer may have gone on since. */
  | { readonly kind: 'saved'; readonly file: string; readonly text: string }
  | { readonly kind: 'save-failed'; readonly file: string; readonly why: string }
  /** Another program wrote the file. */
  | { readonly kind: 'outside'; readonly file: string; readonly text: string }
  /** What the files are written in now. */
  | { readonly kind: 'dialect'; readonly dialect: Dialect }
  /** A first draft of the load, from the schema. */
  | { readonly kind: 'drafted'; readonly file: string; readonly text: string }
  /** Something to say that came from outside of the screen. */
  | { readonly kind: 'say'; readonly tone: Notice['tone']; readonly text: string };

type WorkspaceData = Pick<LiveSitting, 'problem' | 'sitting' | 'rings' | 'files'> & {
  readonly attempt: string;
  /** What the files are written in. */
  readonly dialect: Dialect;
};

export function initial({ attempt, problem, sitting, rings, files, dialect }: WorkspaceData): Workspace {
  return {
    attempt,
    problem,
    sitting,
    tabs: problem.deliverables.map((deliverable) => ({
      deliverable,
      buffer: opened(deliverable.given ?? files[deliverable.file] ?? '', languageOf(deliverable, dialect)),
      disk: { kind: 'saved' },
      mark: null,
    })),
    active: {},
    brief: { open: true, top: 0 },
    resultPane: { open: false, top: 0, rows: lowerRows.least },
    result: { kind: 'none' },
    popup: { kind: 'closed' },
    prompt: { kind: 'none' },
    notice: noticeOfGaps(rings),
    curveballs: sitting.plan.curveballs
      .map(({ id }) => id)
      .filter((id) => sitting.said.has(`curveball ${id}`)),
    hints: {},
    clipboard: '',
    run: 0,
  };
}

/** Where nothing but comments stands, one writes below them. */
function opened(text: string, language: LanguageName): Buffer {
  const buffer = openBuffer(text, language);
  const lines = text.split('\n');
  const onlyComments = isSql(language) && lines.every((line) => /^\s*(?:--.*)?$/.test(line));
  if (!onlyComments) return buffer;
  return perform(
    buffer,
    { kind: 'move', to: 'document-end', select: false },
    { width: 80, height: lines.length + 4 },
  );
}

/** What the problem gives is SQLite's. */
function languageOf({ file, given }: Deliverable, dialect: Dialect): LanguageName {
  if (file.endsWith('.sql')) return given === null ? dialect : 'sqlite';
  if (file.endsWith('.md')) return 'markdown';
  return /\.ya?ml$/.test(file) ? 'yaml' : 'plain';
}

/**
 * The files of a part: those that its tasks ask for, then those of parts that nobody times, then what the problem
 * gives of their models.
 */
export function tabsOf({ problem, sitting, tabs }: Workspace, part = sitting.part): readonly Tab[] {
  const timed = new Set(sitting.plan.parts.map(({ id }) => id));
  const asked = (parts: (id: string) => boolean) =>
    new Set(problem.tasks.filter((task) => parts(task.part)).flatMap(({ deliverables }) => deliverables));
  const own = asked((id) => id === part);
  const untimed = asked(
    (id) => !timed.has(id) && problem.parts.some((one) => one.id === id && one.minutes === null),
  );
  const first = tabs.filter(({ deliverable }) => own.has(deliverable.id));
  const last = tabs.filter(({ deliverable }) => untimed.has(deliverable.id) && !own.has(deliverable.id));
  const asks = [...first, ...last];
  if (asks.length === 0) return tabs;
  const models = new Set(first.flatMap(({ deliverable }) => deliverable.model ?? []));
  const given = tabs.filter(
    (tab) => tab.deliverable.given !== null && models.has(tab.deliverable.model ?? '') && !asks.includes(tab),
  );
  return [...asks, ...given];
}

/** The tab in hand. */
export function activeTab(state: Workspace): Tab {
  const tabs = tabsOf(state);
  const wanted = state.active[state.sitting.part];
  const tab = tabs.find(({ deliverable }) => deliverable.id === wanted) ?? tabs[0];
  // A problem has a deliverable at least: its format asks for one.
  if (!tab) throw new Error(`${state.problem.id} has no file to write.`);
  return tab;
}

/** Id of the model that the file in hand belongs to; the first where it belongs to none. */
export function modelInHand(state: Workspace): string {
  return activeTab(state).deliverable.model ?? state.problem.models[0].id;
}

/** Replaces a tab by file. */
export function withTab(state: Workspace, file: string, change: (tab: Tab) => Tab): Workspace {
  return {
    ...state,
    tabs: state.tabs.map((tab) => (tab.deliverable.file === file ? change(tab) : tab)),
  };
}

/** All files of the candidate's as they stand in the editor, by deliverable id. */
export function filesOf({ tabs }: Workspace): FileTexts {
  const written = tabs.filter(({ deliverable }) => deliverable.given === null);
  return Object.fromEntries(
    written.map(({ deliverable, buffer }) => [
      deliverable.id,
      { file: deliverable.file, text: textOf(buffer) },
    ]),
  );
}

/** What is open, as the layout asks. */
export function panesOf({ brief, resultPane: result }: Workspace): Panes {
  return { brief: brief.open, result: result.open ? result.rows : 0 };
}
