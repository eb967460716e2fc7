import { isTypeWord } from './logical-type.ts';
import { isMark } from './marks.ts';

const NAMED = String.raw`[\x60*]*([A-Za-z_][\w.]*)[\x60*]*`;
const KIND = String.raw`(?:(?:(?:new|fact|dim|dimension)\s+)?table\s*:?\s+)?`;
/** `### 1.1 Table: fact_views`, `## fact_views (1,000 rows)`, `## fact_views table`. */
const HEADING = new RegExp(
  String.raw`^#{1,6}\s+(?:[^\w\s\x60*]+\s+)?[*]*(?:\d+(?:\.\d+)*[.)]?\s+)?${KIND}${NAMED}(?:\s+table)?\s*(\([^)]*\))?\s*:?\s*$`,
  'i',
);
/** `**fact_views**`, `1. **fact_views** (words)`, `**Table: fact_views** - words`. */
const BOLD = new RegExp(
  String.raw`^\s*(?:\d+[.)]\s+|[-*+•]\s+)?\*\*${KIND}\x60?([A-Za-z_][\w.]*)\x60?(?:\s+table)?:?\*\*:?\s*(\([^)]*\)|[-–—]\s.*)?\s*$`,
  'i',
);
/** `Table: fact_views`, `Fact table: fact_views`. */
const PLAIN = /^\s*(?:(?:fact|dim|dimension)\s+)?table\s*:\s*[`*]*([A-Za-z_][\w.]*)[`*]*\s*$/i;
/** `fact_views table:`, and a name above the branches of a tree. */
const CALLED = /^\s*([A-Za-z_][\w.]*)(?:\s+table)?\s*:?\s*$/i;
/** `- fact_views` above bullets that are further in. */
const BULLETED = /^\s*(?:\d+[.)]|[-*+•])\s+`?([A-Za-z_][\w.]*)`?\s*:?\s*$/;
/** Words before `table` that say its kind and no name. */
const NO_NAMES =
  /^(?:fact|dim|dimension|core|main|key|database|data|lookup|bridge|example|new|sample|output|input|result|columns?|fields?|attributes?)s?$/i;

const LABEL =
  /^(\s*(?:#{1,6}\s+|[-*+•]\s+)?\**(?:(?:key|main|core)\s+)?(?:columns|fields|attributes)\**\s*:?\**)(\s.*)?$/i;
const BULLET = /^(\s*)[-*+•]\s+/;
const BRANCH = /^([\s│|]*)([├└](?:─+)?)(?=\s*[`*]*\w)/;
const ROW = /^\s*\|.*\|\s*$/;
const RULED = /^[\s|:-]+$/;

const indent = (line: string): number => /^\s*/.exec(line)?.[0].length ?? 0;

/** A heading above a list or a table is a table's name; the rows of a Markdown table are its columns. */
export function markdown(text: string): string {
  if (
    !/^(?:#{1,6}\s|[ \t]*(?:\d+[.)]\s+|[-*+•]\s+)|[ \t]*\||[ \t]*\*\*|[ \t│]*[├└]|.*\btable[ \t]*:|\S+\s+—\s|[ \t]+partition key)/im.test(
      text,
    )
  )
    return text;
  const written = text.split('\n');
  const lines = written.map(branch);
  let isList = false;
  let head = 0;
  const read = lines.map((line, n) => {
    const title = titleAt(n, lines, written);
    if (title) isList = true;
    else if (line.trim() !== '' && !BULLET.test(line) && !LABEL.test(line)) isList = false;
    if (title) return titled(title, line);
    // A tree of files, or of anything else.
    if (!isList && BRANCH.test(written[n] ?? '')) return written[n] ?? '';
    if (!ROW.test(line)) return lineOf(line, isList, written, n);
    if (!ROW.test(lines[n - 1] ?? '')) head = n;
    return rowAt(n, head, lines);
  });
  // A bare name above a tree has no room for its colon: the branch below gives it.
  return read
    .map((line, n) => {
      const above = read[n - 1] ?? '';
      return above.length > (written[n - 1] ?? '').length && line.startsWith(' ') ? line.slice(1) : line;
    })
    .join('\n');
}

type Title = { readonly name: string; readonly words: string };

/** `fact_views:`, and the words behind the name as a comment. */
function titled({ name, words }: Title, line: string): string {
  const start = words === '' ? -1 : line.lastIndexOf(words);
  if (start < name.length + 2) return `${name}:`.padEnd(line.length);
  const said = words
    .replace(/^\(/, '')
    .replace(/^[-–—]\s/, '')
    .replace(/\)$/, ' ');
  const at = start + words.length - said.length;
  return `${`${name}:`.padEnd(at - 2)}--${said}`.padEnd(line.length);
}

/** A branch of a tree is a bullet: `├─ view_id (PK)`. */
function branch(line: string): string {
  if (/^\s*│\s*$/.test(line)) return line.replaceAll('│', ' ');
  return line.replace(BRANCH, (all: string) => `${' '.repeat(all.length - 1)}-`);
}

function lineOf(line: string, isList: boolean, written: readonly string[], n: number): string {
  const label = LABEL.exec(line);
  if (label && (isList || /\b(?:partition|sort) key\b/i.test(written[n - 1] ?? ''))) {
    const [, head = '', rest = ''] = label;
    return (' '.repeat(head.length) + rest.replace(/\.\s*$/, '')).padEnd(line.length);
  }
  const listed = keyed(dashes(quoted(piped(dashedList(line)))), written, n);
  return (isList ? described(listed) : listed).replace(/^(\s*[-*+•]\s+)\*\*(\w+)\*\*/, '$1  $2  ');
}

/** `- \`users(id PK, name)\` - words`, `\`view_id (PK)\`, \`user_id (FK)\``: the signs of code around more than a name. */
function quoted(line: string): string {
  if (!/^\s*[-*+•]\s/.test(line)) return line;
  const whole = /^(\s*[-*+•]\s+)`([A-Za-z_][\w.]*\([^`]*\))`(\s*)(?:[-–—]\s(.*))?$/.exec(line);
  if (whole) {
    const [, lead = '', inner = '', gap = '', words] = whole;
    return `${lead} ${inner} ${gap}${words === undefined ? '' : `--${words}`}`;
  }
  return line.replaceAll(/`([A-Za-z_]\w*\s+\([^()`]*\))`/g, ' $1 ');
}

/** `fact_views: view_id (PK) | user_id | event_ts`: lines between the columns. */
function piped(line: string): string {
  const list = /^\s*[A-Za-z_][\w.]*\s*:\s+(.*\|.*)$/.exec(line)?.[1];
  if (list === undefined || !/\([pf]k\)|_id\b/i.test(list)) return line;
  const isList = list.split('|').every((part) => /^\s*[A-Za-z_]\w*(?:\s*\([^()]*\))*\s*$/.test(part));
  return isList ? line.replaceAll('|', ',') : line;
}

/** `partition key: user_id (STRING)` of a table that names its columns so: `user_id STRING partition key`. */
function keyed(line: string, written: readonly string[], n: number): string {
  const found =
    /^(\s+|\s*[-*+•]\s+)((?:partition|sort|clustering) key)\s*:\s+([A-Za-z_]\w*)(?:\s*\((\w+)\))?\s*$/i.exec(
      line,
    );
  const [, lead = '', kind = '', name = '', type = ''] = found ?? [];
  if (!found) return line;
  for (let above = n - 1; above >= Math.max(0, n - FAR) && (written[above] ?? '').trim() !== ''; above--)
    if (new RegExp(String.raw`\b${name}\b`, 'i').test(written[above] ?? '')) return line;
  return `${lead}${name} ${type === '' ? '' : `${type} `}${kind}`.padEnd(line.length);
}

/** The table that a line names, where its columns stand below. */
function titleAt(n: number, lines: readonly string[], written: readonly string[]): Title | null {
  const line = lines[n] ?? '';
  if (line.trim() === '') return null;
  let below = n + 1;
  while (below < lines.length && (lines[below] ?? '').trim() === '') below++;
  const next = lines[below] ?? '';
  const isIn = indent(next) > indent(line);
  const isList = BULLET.test(next) && (isIn || !/^\s*(?:\d+[.)]|[-*+•])\s/.test(line));
  const isCalled = below === n + 1 && (BRANCH.test(written[below] ?? '') || /\stable\s*:\s*$/i.test(line));
  const found =
    HEADING.exec(line) ??
    BOLD.exec(line) ??
    PLAIN.exec(line) ??
    (isList && isIn ? BULLETED.exec(line) : null) ??
    (isCalled ? CALLED.exec(line) : null);
  const name = found?.[1];
  if (!found || !name || NO_NAMES.test(name)) return null;
  const isNext =
    ROW.test(next) ||
    LABEL.test(next) ||
    (isList && isColumns(below, lines)) ||
    (PLAIN.test(line) && isIn && /^\s*\w+(?:\s*\([^)]*\)|\s+\w+|\s+key:\s.*)?\s*$/i.test(next));
  return isNext ? { name, words: found[2] ?? '' } : null;
}

/** How many lines are looked at to know what a list is. */
const FAR = 100;
const IS_KEY = /^id$|_(?:id|key|sk|at|ts|date)$|[a-z]Id$/;

/** Whether a list is one of columns: some have a mark, a type or the name of a key; few are words, none is a table or a file. */
function isColumns(from: number, lines: readonly string[]): boolean {
  const depth = indent(lines[from] ?? '');
  let is = false;
  let all = 0;
  let prose = 0;
  for (const line of lines.slice(from, from + FAR)) {
    if (line.trim() === '') continue;
    if (!BULLET.test(line) || indent(line) < depth) break;
    const [, name = '', rest = ''] = /^\s*[-*+•]\s+[`*]*([A-Za-z_]\w*)[`*]*(.*)$/.exec(line) ?? [];
    if (/^\s*[./]/.test(rest)) return false;
    if (/^(?:fact|fct|dim|stg|agg)_\w+$/i.test(name) && /^[^\w]*$/.test(rest)) return false;
    const words = rest.toLowerCase().match(/\w+/g) ?? [];
    const isTyped = words.slice(0, 2).some((word) => isTypeWord(word) || /^[pf]k$/.test(word));
    is ||= IS_KEY.test(name) || isTyped;
    all++;
    if (/^\s+\w/.test(rest) && !isTyped && !isMark(words[0] ?? '') && !isTypeWord(name.toLowerCase()))
      prose++;
  }
  return is && prose * 2 <= all;
}

/** `fact_views — view_id (PK), user_id`: a dash in place of the colon. */
function dashedList(line: string): string {
  const found = /^(\s*(?:[-*+•]\s+)?`?[A-Za-z_][\w.]*`?)(\s+)[—–](\s+)(.*,.*)$/.exec(line);
  if (!found) return line;
  const [, name = '', gap = '', behind = '', list = ''] = found;
  if (!/\b(?:\w+_\w+|id)\b|\([pf]k\)/i.test(list)) return line;
  return `${name}${gap}:${behind}${list.replace(/\.\s*$/, ' ')}`;
}

/** `- view_id - bigint - PK`: dashes between a name, its type and its marks. */
function dashes(line: string): string {
  const found = /^(\s*[-*•+]\s+[`\w]+)((?:\s+[-–—:]\s+[\w()]+)+)\s*$/.exec(line);
  return found ? (found[1] ?? '') + (found[2] ?? '').replaceAll(/[-–—:]/g, ' ') : line;
}

/** What describes a column, in words, is a comment: `- name: the full name`, `- user_id: bigint - who it was`. */
function described(line: string): string {
  const typed = /^(\s*[-*•+]\s+`?\w+`?\s*:\s*\w+(?:\([^)]*\))?(?:\s*\([^)]*\))?\s+)[-–—]\s(.*)$/.exec(line);
  if (typed) return `${typed[1] ?? ''}--${typed[2] ?? ''}`;
  const marked = /^(\s*[-*•+]\s+`?\w+`?\s*\((?:[pf]k|[pf]k,\s*[pf]k|bk|nk|ak|sk)\)\s*):\s(\D.*)$/i.exec(line);
  if (marked) return `${marked[1] ?? ''}--${marked[2] ?? ''}`;
  const index = /^(\s*[-*•+]\s+index)(?:es)?\s*:\s(.*\w)\s*$/i.exec(line);
  if (index) return `${index[1] ?? ''}(${index[2] ?? ''})`.padEnd(line.length);
  const said = /^(\s*[-*•+]\s+`?\w+`?\s*):\s((\w[\w'’]*)\s+\D.*)$/.exec(line);
  const first = said?.[3]?.toLowerCase() ?? '';
  if (said && !isTypeWord(first) && !isMark(first)) return `${said[1] ?? ''}--${said[2] ?? ''}`;
  return line;
}

/** A row of a Markdown table; by its head, it is a column, a table with its columns, a list of columns or a row of data. */
function rowAt(n: number, first: number, lines: readonly string[]): string {
  const line = lines[n] ?? '';
  const isRuled = RULED.test(lines[first + 1] ?? '') && (lines[first + 1] ?? '').includes('-');
  const head = cellsOf(lines[first] ?? '');
  if (RULED.test(line)) return blank(line);
  if (isColumnsAcross(head, isRuled)) return n === first ? across(line) : blank(line);
  if (isRuled && n === first) return blank(line);
  if (
    /^tables?(?: name)?$/i.test(head[0] ?? '') &&
    /^(?:key )?(?:columns|fields|attributes)$/i.test(head[1] ?? '')
  )
    return tableRow(line);
  return row(line, isRuled ? head : []);
}

const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());

/** `| view_id (PK) | user_id | event_ts |`: the cells of a head are the columns. */
function isColumnsAcross(head: readonly string[], isRuled: boolean): boolean {
  return (
    head.length > 1 &&
    head.every((cell) => /^`?[A-Za-z_]\w*`?(?:\s*\([^()]*\))?$/.test(cell)) &&
    head.some(
      (cell) =>
        /\([pf]k\b[^)]*\)$/i.test(cell) ||
        (/^\w+_(?:id|key|sk)$/i.test(cell) && head.length > (isRuled ? 2 : 1)),
    )
  );
}

function across(line: string): string {
  const last = line.lastIndexOf('|');
  return [...line]
    .map((sign, at) => (sign !== '|' ? sign : at === last ? ' ' : at === line.indexOf('|') ? '-' : ','))
    .join('');
}

/** `| fact_views | view_id (PK), user_id | words |` is `fact_views : view_id (PK), user_id`. */
function tableRow(line: string): string {
  let cell = 0;
  const said = (all: string, inner: string): string =>
    cell > 3 || inner.trim() === '' ? all.replaceAll('|', ' ') : `--${inner.slice(1)}`;
  return line.replaceAll(/\|([^|]*)/g, (all, inner: string) => {
    cell++;
    return cell === 1 ? ` ${inner}` : cell === 2 ? `:${inner}` : said(all, inner);
  });
}

const MARKS =
  /^(?:pk|fk|uk|unique|not null|nullable|primary key|foreign key|default|auto_increment|identity)\b/i;
const WORDS = /^(?:descriptions?|notes?|comments?|remarks?|purpose|meaning|examples?|details)$/i;

/** `| view_id | bigint | PK |` is `- view_id bigint PK`; a cell of other words is a remark, the last of them a comment. */
function row(line: string, head: readonly string[]): string {
  let cell = 0;
  let isOver = false;
  return line.replaceAll(/\|([^|]*)/g, (all, inner: string) => {
    cell++;
    const text = inner.trim();
    if (isOver || /^-?$/.test(text)) return blank(all);
    if (cell === 1) return `-${inner.replaceAll('**', '  ')}`;
    if (MARKS.test(text)) return ` ${marks(inner)}`;
    if (cell === 2 && !WORDS.test(head[1] ?? '')) return ` ${inner}`;
    if (WORDS.test(head[cell - 1] ?? '') && cell === head.length && inner.startsWith(' ')) {
      isOver = true;
      return `--${inner.slice(1)}`;
    }
    return remark(inner, all.length);
  });
}

/** `PK, NOT NULL`, `PK — the same in all tables`: marks are apart by commas, words behind a dash are a comment. */
function marks(inner: string): string {
  let depth = 0;
  const plain = [...inner]
    .map((sign) => {
      if (sign === '(') depth++;
      if (sign === ')') depth--;
      return sign === ',' && depth === 0 ? ' ' : sign;
    })
    .join('');
  return plain.replace(/\s[—–]\s(.*)$/, (_, words: string) => ` --${words}`);
}

function remark(inner: string, length: number): string {
  const text = inner.trim().replaceAll(/[()'"]/g, ' ');
  return ` (${text})`.padEnd(length).slice(0, Math.max(length, text.length + 3));
}

const blank = (text: string): string => text.replaceAll(/[^\n]/g, ' ');
