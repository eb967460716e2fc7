import { markdown } from './markdown.ts';

/**
 * A text with the forms that are written by lines made ones of shorthand: headings and tables of Markdown, diagrams of
 * Mermaid and PlantUML, relations between tables, notes of DBML over several lines. Every character keeps its offset, so that places stay true.
 */
export function lineUp(text: string): string {
  const spaced = text.replaceAll(/[\u00a0\u200b\u202f\ufeff]/g, ' ');
  const plain = /\bfrom\s+stdin\b/i.test(spaced) ? withoutData(spaced) : spaced;
  const notes = /^[ \t]*table\s[^\n]*\{/im.test(plain) ? dbml(plain) : plain;
  const marks = notes.includes('/*!') ? versioned(notes) : notes;
  if (/^[ \t]*(?:erDiagram|classDiagram|@startuml|entity\s+["\w]+[^(\n]*\{)/m.test(marks))
    return diagram(marks);
  return markdown(arrows(marks));
}

/** Runs of lines that are left out of a text that is lined up, as offsets. */
export function leftOut(text: string, lined: string): { readonly start: number; readonly end: number }[] {
  if (text === lined) return [];
  const found: { start: number; end: number }[] = [];
  const after = lined.split('\n');
  let start = 0;
  let goesOn = false;
  for (const [n, line] of text.split('\n').entries()) {
    const end = start + line.trimEnd().length;
    const left = /\w/.test(line) && (after[n] ?? '').trim() === '';
    const last = found.at(-1);
    if (left && goesOn && last) last.end = end;
    else if (left) found.push({ start: start + line.search(/\S/), end });
    goesOn = left;
    start += line.length + 1;
  }
  return found;
}

/** Rows behind `COPY … FROM stdin;` are no statements. */
function withoutData(text: string): string {
  return text.replaceAll(
    /(\bfrom\s+stdin\b[^;\n]*;)([\s\S]*?\n\\\.)/gi,
    (_, head: string, data: string) => head + blank(data),
  );
}

const blank = (text: string): string => text.replaceAll(/[^\n]/g, ' ');

/** Colours, which a `#` would make comments, and notes in three quotes. */
function dbml(text: string): string {
  return text
    .replaceAll(/#(?=[0-9a-f]{3,8}\s*[,\]])/gi, ' ')
    .replaceAll(
      /'{3}([\s\S]*?)'{3}/g,
      (_, note: string) => `'${note.replaceAll("'", '’').replaceAll('\n', ' ')}'    `,
    );
}

// Comments with a version, as mysqldump writes them, are read by MySQL.
function versioned(text: string): string {
  return text.replaceAll(
    /\/\*!(\d*)([\s\S]*?)\*\//g,
    (_, version: string, inner: string) => `${' '.repeat(3 + version.length)}${inner}  `,
  );
}

/** Relations between tables outside of any brackets, whose signs would begin a comment: `a >-- b`, `a ||--o{ b`. */
function arrows(text: string): string {
  if (!/\S\s+[|}{o<>*]*(?:--|\.\.|==)[-.=]*[|}{o<>*]/.test(text) && !/[|}{o<>*](?:--|\.\.|==)/.test(text))
    return text;
  let depth = 0;
  return text
    .split('\n')
    .map((line) => {
      const arrow = depth === 0 ? relation(line, false) : null;
      if (arrow !== null) return arrow;
      const code = line.replace(/--.*$/, '');
      depth += (code.match(/[({]/g)?.length ?? 0) - (code.match(/[)}]/g)?.length ?? 0);
      depth = Math.max(depth, 0);
      return line;
    })
    .join('\n');
}

const NAME = String.raw`(?:"[^"\n]+"|[A-Za-z_][\w.-]*)`;
const MANY = String.raw`(?:(?:"[^"\n]*"|\((?:1|0|n|m|\*|one|many|[01]\.\.[1n*])\))\s*)?`;
/** Two names and a line of signs between them: crow's feet, arrows, diamonds. */
const RELATION = new RegExp(
  String.raw`^(\s*)(${NAME})(\s+)(${MANY})([|}{o<>*.\-=~]*(?:--|\.\.|==)[|}{o<>*.\-=~]*|[|}{]+o?)(\s*${MANY})(${NAME})(\s*(?::.*)?)$`,
);
const SAYS_WHICH = /[{}|<>*]/;

/** A relation as an arrow from the table that refers to the one that is referred to; null: the line is none. */
function relation(line: string, isDiagram: boolean): string | null {
  const found = RELATION.exec(line);
  if (!found) return null;
  const [, lead = '', left = '', gap = '', before = '', signs = '', behind = '', right = '', rest = ''] =
    found;
  if (!isDiagram && !SAYS_WHICH.test(signs) && before + behind.trim() === '') return null;
  // What inherits has no column that says so.
  if (/<\|--|--\|>|<\|\.\.|\.\.\|>/.test(signs)) return blank(line);
  const middle = `${gap}${before}${signs}${behind}`;
  const arrow = arrowOf(signs, before, behind);
  return `${lead}${left}${` ${arrow}`.padEnd(middle.length)}${right}${rest}`;
}

const isMany = (text: string): boolean => /\*|many|\bn\b|\bm\b/i.test(text);

/** Who refers to whom: the side of many to the side of one, else from where an arrow comes. */
function arrowOf(signs: string, before: string, behind: string): '→' | '←' | '↔' {
  const core = signs.search(/--|\.\.|==/);
  const [left, right] = [core < 0 ? signs : signs.slice(0, core), core < 0 ? '' : signs.slice(core + 2)];
  const manyLeft = /[}>]/.test(left) || isMany(before);
  const manyRight = /[{<]/.test(right) || isMany(behind);
  if (manyLeft !== manyRight) return manyLeft ? '→' : '←';
  if (right.includes('>')) return '→';
  // A whole and its parts: the parts refer to it.
  if (/[*o<]/.test(left) && !right) return '←';
  return /[*o]/.test(right) && !left ? '→' : '↔';
}

const OUTSIDE =
  /^\s*(?:```.*|erDiagram|classDiagram|direction\s+\w+|%%.*|title\b.*|style\b.*|classDef\b.*|class\s+\w+\s+\w+|---.*|<<.*>>|@startuml.*|@enduml.*|skinparam\b.*|hide\b.*|show\b.*|!\w+.*|left to right direction|top to bottom direction)\s*$/;

/** Diagrams of Mermaid and PlantUML: relations are arrows, an attribute is `name type PK`. */
function diagram(text: string): string {
  const isPlant = /^[ \t]*(?:@startuml|entity\s)/m.test(text);
  const lines = text.split('\n');
  const identifying = isPlant ? identifyingLines(lines) : new Set<number>();
  let open = false;
  return lines
    .map((line, at) => {
      if (OUTSIDE.test(line)) return blank(line);
      if (!open) {
        const arrow = relation(line, true);
        if (arrow !== null) return arrow;
        open = /\{\s*$/.test(line);
        return heading(line);
      }
      if (/^\s*\}/.test(line)) {
        open = false;
        return line;
      }
      return isPlant ? plantAttribute(line, identifying.has(at)) : attribute(line);
    })
    .join('\n');
}

/** `class fact_views {`, `entity fact_views as "Views" {`, `entity "fact_views" as f <<fact>> {`. */
function heading(line: string): string {
  const bare = line.replaceAll(/<<[^<>]*>>/g, (all) => blank(all));
  const labelled = /^(\s*)(entity|class)(\s+)([A-Za-z_]\w*)\s+as\s+"[^"]*"(\s*\{?\s*)$/.exec(bare);
  if (labelled) {
    const [, lead = '', , , name = '', rest = ''] = labelled;
    return `${lead}table ${name}`.padEnd(bare.length - rest.length) + rest;
  }
  const aliased = /^(\s*)(?:entity|class)(\s+)"([^"]*)"\s+as\s+(\w+)(\s*\{?\s*)$/.exec(bare);
  if (aliased && !/^\w+$/.test(aliased[3] ?? '')) {
    const [, lead = '', , , name = '', rest = ''] = aliased;
    return `${lead}table ${name}`.padEnd(bare.length - rest.length) + rest;
  }
  return bare
    .replace(/^(\s*)entity(\s+)(?=[\w"`])/, (_, a: string, b: string) => `${a}table ${b}`)
    .replace(/^(\s*)class(\s+)(?=[\w"`])/, (_, a: string, b: string) => `${a}     ${b}`);
}

const PARTS_ATTRIBUTES = /^\s*(?:--+|\.\.+|==+|__+)/;

/** Attributes with a star above the first line that parts them: the key of an entity in which nothing is marked PK. */
function identifyingLines(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (let at = 0; at < lines.length; at++) {
    if (!/^\s*entity\b.*\{\s*$/.test(lines[at] ?? '')) continue;
    const from = at + 1;
    while (at + 1 < lines.length && !/^\s*\}/.test(lines[at + 1] ?? '')) at++;
    const body = lines.slice(from, at + 1);
    const parted = body.findIndex((line) => PARTS_ATTRIBUTES.test(line));
    if (parted < 0 || body.some((line) => /\bpk\b/i.test(line))) continue;
    for (const [n, line] of body.slice(0, parted).entries()) if (/^\s*\*/.test(line)) found.add(from + n);
  }
  return found;
}

/** `* view_id : bigint <<PK>>`, `+user_id: bigint <<FK>>`; lines of signs part them. A star right before a name marks a key. */
function plantAttribute(line: string, identifies: boolean): string {
  if (PARTS_ATTRIBUTES.test(line)) return line.replaceAll(/[-._=]/g, ' ');
  return line
    .replace(/^(\s*)([*#+~-])(\s*)/, (_, lead: string, _sign, gap: string) =>
      identifies ? `${lead}${gap}*` : `${lead} ${gap}`,
    )
    .replaceAll(/<<\s*(\w+(?:\s*,\s*\w+)*)\s*>>/g, (all, inner: string) =>
      /^(?:generated|auto)$/i.test(inner)
        ? 'identity'.padEnd(all.length).slice(0, Math.max(all.length, 8))
        : ` (${inner})`.padEnd(all.length),
    )
    .replaceAll(/\{(\w+)\}/g, '  $1  ');
}

function attribute(line: string): string {
  const bare = line.replace(/^(\s*)[+#~-](?=\w)/, '$1 ');
  // `+track() void` is a method.
  if (/^\s*\w+\(\)/.test(bare)) return blank(line);
  const noted = bare.replace(/\s+"([^"\n]*)"\s*$/, (all) => blank(all));
  const found = /^(\s*)([\w.]+(?:\([^)]*\)|\[\]|~\w+~)?)(\s+)(\w+)(?=$|\s)(.*)$/.exec(noted);
  if (!found || /^(?:pk|fk|uk)$/i.test(found[2] ?? '')) return noted;
  const [, lead = '', type = '', gap = '', name = '', rest = ''] = found;
  return `${lead}${name}${gap}${type}${rest}`;
}
