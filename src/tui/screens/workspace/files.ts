import type { Dialect } from '../../../domain/dialect.ts';
import { inLanguage, textOf, withText } from '../../../editor/buffer.ts';
import { isSql } from '../../../editor/language.ts';
import type { Effect, Step } from '../../screen.ts';
import { lasting, saidOver } from './notice.ts';
import { activeTab, filesOf, type Tab, tabsOf, withTab, type Workspace } from './state.ts';

/** Another file of the part comes to hand. */
export function turnTo(state: Workspace, by: 1 | -1): Workspace {
  const tabs = tabsOf(state);
  const at = tabs.indexOf(activeTab(state));
  const next = tabs[(at + by + tabs.length) % tabs.length];
  if (!next) return state;
  return {
    ...state,
    active: { ...state.active, [state.sitting.part]: next.deliverable.id },
    brief: { ...state.brief, top: 0 },
    popup: { kind: 'closed' },
    notice: lasting(state.notice),
  };
}

/** Every file that is not on disk as it stands goes there. */
export function save(state: Workspace): Step<Workspace> {
  const effects = state.tabs
    .filter(({ disk }) => disk.kind !== 'saved')
    .map(
      ({ deliverable, buffer }): Effect => ({
        kind: 'save-file',
        attempt: state.attempt,
        file: deliverable.file,
        text: textOf(buffer),
      }),
    );
  return { state, effects };
}

export function saved(state: Workspace, file: string, text: string): Step<Workspace> {
  const tab = state.tabs.find(({ deliverable }) => deliverable.file === file);
  // Typed on in the meantime: it is to be written again.
  const whole = tab !== undefined && textOf(tab.buffer) === text;
  const next = whole ? withTab(state, file, (one) => ({ ...one, disk: { kind: 'saved' } })) : state;
  const soon: readonly Effect[] = next.tabs.some(({ disk }) => disk.kind === 'changed')
    ? [{ kind: 'save-soon' }]
    : [];
  return { state: next, effects: [...soon, ...(whole ? dialectOf(next, file) : [])] };
}

/** Settings and schema decide on the dialect. */
function dialectOf(state: Workspace, file: string): readonly Effect[] {
  const role = state.tabs.find(({ deliverable }) => deliverable.file === file)?.deliverable.role;
  return role === 'settings' || role === 'schema' ? [{ kind: 'find-dialect', files: filesOf(state) }] : [];
}

/** The candidate's own SQL is read in a dialect from now on. */
export function inDialect(state: Workspace, dialect: Dialect): Workspace {
  const tabs = state.tabs.map((tab) =>
    tab.deliverable.given === null && isSql(tab.buffer.language)
      ? { ...tab, buffer: inLanguage(tab.buffer, dialect) }
      : tab,
  );
  return tabs.every((tab, n) => tab.buffer === state.tabs[n]?.buffer) ? state : { ...state, tabs };
}

export function saveFailed(state: Workspace, file: string, why: string): Step<Workspace> {
  const next = withTab(state, file, (tab) => ({ ...tab, disk: { kind: 'failed', why } }));
  return {
    state: { ...next, notice: { tone: 'bad', text: `${nameOf(file)} is not saved: ${why}; tried again.` } },
    effects: [{ kind: 'save-soon' }],
  };
}

/** Another program wrote the file: its text is taken in as one change, which undo takes back. */
export function takeIn(state: Workspace, file: string, text: string): Step<Workspace> {
  const before = state.tabs.find((tab) => tab.deliverable.file === file);
  if (!before || textOf(before.buffer) === text) return { state };
  const unsaved = before.disk.kind !== 'saved';
  const next = withTab(
    state,
    file,
    (tab): Tab => ({ ...tab, buffer: withText(tab.buffer, text), disk: { kind: 'saved' } }),
  );
  const said = unsaved
    ? `Another program wrote ${nameOf(file)}; undo brings yours back.`
    : `Another program wrote ${nameOf(file)}; this is its text.`;
  const notice = saidOver(state.notice, { tone: unsaved ? 'warn' : 'muted', text: said });
  return { state: { ...next, notice }, effects: dialectOf(next, file) };
}

/** As tabs have it: a path leaves little room for words. */
function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

/** A draft goes behind what stands in the file, as one change, which undo takes back; the file comes to hand. */
export function drafted(state: Workspace, file: string, text: string): Step<Workspace> {
  const tab = state.tabs.find(({ deliverable }) => deliverable.file === file);
  if (!tab) return { state };
  const before = textOf(tab.buffer);
  const whole = before.trim() === '' ? text : `${before.trimEnd()}\n\n${text}`;
  const next = withTab(
    state,
    file,
    (one): Tab => ({ ...one, buffer: withText(one.buffer, whole), disk: { kind: 'changed' } }),
  );
  const here = tabsOf(next).some(({ deliverable }) => deliverable.file === file);
  const where = here ? '' : `, in another part`;
  return {
    state: {
      ...next,
      active: here ? { ...next.active, [next.sitting.part]: tab.deliverable.id } : next.active,
      notice: saidOver(next.notice, {
        tone: 'muted',
        text: `A draft stands in ${file}${where}. /* ? */ is what the schema does not tell; repeats and late data are yours.`,
      }),
    },
    effects: [{ kind: 'save-soon' }],
  };
}
