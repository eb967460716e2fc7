import { ARTICLES, AUXILIARIES, GRAMMAR, PREPOSITIONS, REASONS, SUBJECTS } from './data/functions.ts';
import { isVerb } from './data/verbs.ts';
import { stemOf } from './stem.ts';
import type { Token } from './tokens.ts';

/** More words than these in a row, with neither grammar nor a mark between, are a heap of keywords. */
const LONGEST_RUN = 8;
/** A sentence in at least so many pieces, of which so many say nothing, is a list. */
const MANY_PIECES = 6;
const MOSTLY_BARE = 0.7;

/** Verbs that are met as nouns first: they need a word of grammar behind them. */
const NOUNS_FIRST = new Set(
  'partition cluster index key hash bucket sort record report view share label process limit order group batch version count cost log cap flag'
    .split(' ')
    .map(stemOf),
);

/**
 * Whether a sentence says something with the words at these places, or only names them. Commas part it into pieces; a
 * piece says something where it has a verb, somebody who acts, a reason, or a sign that relates (`->`, `=`, `:`).
 */
export function isSaid(tokens: readonly Token[], places: readonly number[]): boolean {
  const pieces = piecesOf(tokens);
  const bare = pieces.filter(({ says }) => !says).length;
  if (pieces.length >= MANY_PIECES && bare >= pieces.length * MOSTLY_BARE) return false;
  const saying = places.filter((at) => pieces.some(({ from, to, says }) => says && at >= from && at < to));
  if (saying.length * 2 < places.length || saying.length === 0) return false;
  return longestRun(tokens, Math.min(...places), Math.max(...places)) <= LONGEST_RUN;
}

type Piece = { readonly from: number; readonly to: number; readonly says: boolean };

/** Commas between brackets part nothing: `(user_id, event_ts) -> recent views` says something. */
function piecesOf(tokens: readonly Token[]): Piece[] {
  const pieces: Piece[] = [];
  let [from, depth] = [0, 0];
  for (let at = 0; at <= tokens.length; at++) {
    const token = tokens[at];
    if (token?.text === '(') depth++;
    if (token?.text === ')') depth = Math.max(0, depth - 1);
    const parts = token?.text === ';' || (token?.kind === 'comma' && depth === 0);
    if (at < tokens.length && !parts) continue;
    if (at > from) pieces.push({ from, to: at, says: says(tokens.slice(from, at), tokens[from - 1]?.kind) });
    from = at + 1;
    depth = 0;
  }
  return pieces;
}

function says(piece: readonly Token[], before: Token['kind'] | undefined): boolean {
  const relates = piece.some(
    ({ kind }, at) => kind === 'relation' && (at > 0 || before !== undefined) && at < piece.length - 1,
  );
  if (relates || piece.some(({ text }, at) => /^\d+$/.test(text) && UNITS.has(piece[at + 1]?.text ?? '')))
    return true;
  if (piece.some(({ text }, at) => COPULAS.has(text) && predicates(piece, at))) return true;
  if (piece.some(({ text }) => (AUXILIARIES.has(text) && !COPULAS.has(text)) || REASONS.has(text)))
    return true;
  if (piece.some(({ text }) => DENIED.test(text))) return true;
  if (piece.some(({ text }, at) => ACTS.has(text) && !COPULAS.has(piece[at + 1]?.text ?? ''))) return true;
  if (piece.some((_, at) => actsAt(piece, at))) return true;
  const joins = piece.filter(({ text }) => PREPOSITIONS.has(text)).length;
  return joins >= 2 && piece.length >= 5;
}

/** "watermark 2 hours", "256 buckets": a value is a statement. */
const UNITS = new Set(
  'day days hour hours minute minutes min second seconds sec ms week weeks month months bucket buckets partition partitions file files gb tb mb'.split(
    ' ',
  ),
);

/** "Can't sum them", "dont partition by user": an auxiliary with its denial, as people spell it. */
const DENIED = /^(?:can|don|doesn|didn|won|couldn|wouldn|shouldn|mustn)'?t$/;

const COPULAS = new Set(['is', 'are', 'was', 'were', 'be', 'been', "'s", 'has', 'have', 'had']);

/** "is dropped", "is unique", "are the key", "is by day", "has 10 billion rows": a copula with something to say, and not before more names. */
function predicates(piece: readonly Token[], at: number): boolean {
  const rest = piece.slice(at + 1);
  return (
    rest.length <= 1 ||
    rest.some(
      ({ text }) => /(?:ed|en|ing)$|^\d/.test(text) || (GRAMMAR.has(text) && text !== 'and' && text !== 'or'),
    )
  );
}

const ACTS = new Set(
  [...SUBJECTS].filter((word) => !['this', 'that', 'these', 'those', 'one', 'each', 'there'].includes(word)),
);
const LEADS = new Set(['to', 'and', 'then', 'always', 'just', 'only', 'never', 'not', 'or', 'also', "don't"]);

/** A verb before what it acts on: at the beginning of a piece as it stands in a dictionary, elsewhere inflected. */
function actsAt(piece: readonly Token[], at: number): boolean {
  const [token, next, before] = [piece[at], piece[at + 1], piece[at - 1]];
  if (token?.kind !== 'word' || next?.kind !== 'word') return false;
  const stem = stemOf(token.text);
  if (!isVerb(stem)) return false;
  const joined = PREPOSITIONS.has(next.text) || ARTICLES.has(next.text);
  if (/(?:ing|ations?|ments?|ness|ance|ency|ity)$/.test(token.text)) return false;
  if (/(?:s|ed)$/.test(token.text) && !/ss$/.test(token.text))
    return joined || (at > 0 && token.text.endsWith('s') && !NOUNS_FIRST.has(stem));
  if (at > 0 && !LEADS.has(before?.text ?? '')) return joined && !NOUNS_FIRST.has(stem);
  if (before?.text === 'and' && at > 0 && next.text === 'and') return false;
  return NOUNS_FIRST.has(stem) ? joined : next.text !== 'and' && next.text !== 'or';
}

function longestRun(tokens: readonly Token[], from: number, to: number): number {
  const heaps = (at: number) => {
    const token = tokens[at];
    return token?.kind === 'word' && !GRAMMAR.has(token.text);
  };
  let [begin, end] = [from, to];
  while (heaps(begin - 1)) begin--;
  while (heaps(end + 1)) end++;
  let [run, longest] = [0, 0];
  for (let at = begin; at <= end; at++) {
    run = heaps(at) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
