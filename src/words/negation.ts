import { SUBJECTS } from './data/functions.ts';
import { isVerb } from './data/verbs.ts';
import { stemOf } from './stem.ts';
import type { Token } from './tokens.ts';

/** What one denying word reaches: tokens from `from` up to, not including, `to`. */
export type Scope = { readonly at: number; readonly from: number; readonly to: number };

/** Words that deny what follows; how far they reach, in words. */
const REACH: Readonly<Record<string, number>> = {
  not: 10,
  never: 10,
  cannot: 10,
  dont: 10,
  doesnt: 10,
  didnt: 10,
  wont: 10,
  cant: 10,
  shouldnt: 10,
  isnt: 10,
  arent: 10,
  no: 7,
  none: 8,
  nothing: 8,
  nobody: 8,
  neither: 8,
  nor: 8,
  without: 7,
  avoid: 7,
  avoids: 7,
  avoiding: 7,
  avoided: 7,
  prevent: 7,
  prevents: 7,
  preventing: 7,
  skip: 4,
  skips: 4,
  hardly: 6,
  instead: 7,
  rather: 7,
  unlike: 5,
  forbid: 6,
  refuse: 6,
  lacks: 5,
  zero: 4,
};

/** Denying words that deny nothing in such company: the word before, or the one behind. */
const HARMLESS_BEHIND: Readonly<Record<string, ReadonlySet<string>>> = {
  not: new Set(['only', 'just', 'merely', 'simply', 'null', 'exists', 'exist', 'until', 'later', 'more']),
  no: new Set(['matter', 'later', 'more', 'less', 'longer', 'doubt', 'problem', 'sooner']),
  nothing: new Set(['but', 'else', 'new']),
};
const HARMLESS_BEFORE: Readonly<Record<string, ReadonlySet<string>>> = {
  not: new Set(['or', 'why']),
  nothing: new Set(['do', 'does']),
};

/** Behind "is not", "makes no": what is denied then stands before. */
const JUDGES = new Set(
  'need necessari requir happen us appli worth option idea sens matter possibl scale feasibl accept allow recommend done sustain realist'.split(
    ' ',
  ),
);
/** Words that deny what stands before them. */
const DAMNS = new Set(
  'unnecessary unneeded pointless useless overkill impossible wrong bad terrible horrible infeasible unmanageable disaster antipattern nonsense'.split(
    ' ',
  ),
);
const ENDS = new Set([
  'but',
  'because',
  'since',
  'so',
  'as',
  'if',
  'when',
  'while',
  'then',
  'unless',
  'until',
  'however',
  'yet',
  'thus',
  'hence',
]);

/** Every reach of a denial in a sentence; where two overlap, they cancel. */
export function scopesOf(tokens: readonly Token[]): Scope[] {
  return tokens.flatMap(({ kind, text }, at): Scope[] => {
    if (kind !== 'word') return [];
    if (DAMNS.has(text)) return [{ at, from: clauseStart(tokens, at), to: at }];
    const reach = text.endsWith("n't") ? 10 : REACH[text];
    const next = tokens[at + 1]?.text ?? '';
    const before = tokens[at - 1]?.text ?? '';
    if (reach === undefined) return [];
    if (text === 'instead' && next !== 'of') return [];
    if (text === 'rather' && next !== 'than') return [];
    const harmless =
      HARMLESS_BEHIND[text]?.has(next) ||
      HARMLESS_BEFORE[text]?.has(before) ||
      (text === 'not' && next === 'to' && tokens[at + 2]?.text === 'mention');
    if (harmless) return [];
    const forward = { at, from: at + 1, to: scopeEnd(tokens, at, reach) };
    const judged = tokens
      .slice(at + 1, at + (text === 'no' ? 2 : 3))
      .some((token) => JUDGES.has(stemOf(token.text)));
    const start = judgedFrom(tokens, at);
    return judged && start < at ? [forward, { at, from: start, to: at }] : [forward];
  });
}

function scopeEnd(tokens: readonly Token[], at: number, reach: number): number {
  for (let to = at + 1; to < tokens.length; to++) {
    const token = tokens[to];
    if (token?.kind !== 'word' || to - at > reach) return to;
    if (to > at + 1 && ENDS.has(token.text)) return to;
    const next = tokens[to + 1]?.text ?? '';
    if (token.text === 'and' && (SUBJECTS.has(next) || isVerb(stemOf(next)))) return to;
    // "instead of deleting rows we drop partitions": somebody else begins to act.
    if (to > at + 2 && (token.text === 'we' || token.text === 'i')) return to;
  }
  return tokens.length;
}

/** "… but it is not needed" speaks of what stands before. */
function judgedFrom(tokens: readonly Token[], at: number): number {
  const start = clauseStart(tokens, at);
  const refers = at - start <= 2 && ['it', 'this', 'that'].includes(tokens[start]?.text ?? '');
  return refers && start > 1 ? clauseStart(tokens, start - 1) : start;
}

function clauseStart(tokens: readonly Token[], at: number): number {
  for (let from = at - 1; from >= 0; from--) {
    const token = tokens[from];
    if (token?.kind !== 'word' || ENDS.has(token.text)) return from + 1;
  }
  return 0;
}

const SUPPOSES = new Set(['if', 'unless', 'suppose', 'imagine', 'otherwise', 'else']);
const WOULD = new Set(['would', 'could', 'might', "'d", 'otherwise']);

/** `clause`: the token stands in an if-clause. `unreal`: the sentence says what would be. */
export type Supposed = { readonly clause: (at: number) => boolean; readonly unreal: boolean };

/** What of a sentence is only supposed. */
export function supposedIn(tokens: readonly Token[]): Supposed {
  const conditional = tokens.some(({ text }) => SUPPOSES.has(text));
  if (!conditional) return { clause: () => false, unreal: false };
  const supposed = new Set<number>();
  let inside = false;
  for (const [at, { kind, text }] of tokens.entries()) {
    if (SUPPOSES.has(text)) inside = true;
    else if (kind !== 'word' || text === 'then' || WOULD.has(text)) inside = false;
    if (inside) supposed.add(at);
  }
  return { clause: (at) => supposed.has(at), unreal: tokens.some(({ text }) => WOULD.has(text)) };
}
