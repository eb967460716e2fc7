/**
 * A text with the forms that are written by lines made ones of shorthand: headings and tables of Markdown, Mermaid,
 * notes of DBML over several lines. Every character keeps its offset, so that places stay true.
 */
export function lineUp(text: string): string {
  const spaced = text.replaceAll(/[\u00a0\u200b\u202f\ufeff]/g, ' ');
  const plain = /\bfrom\s+stdin\b/i.test(spaced) ? withoutData(spaced) : spaced;
  const notes = /^\s*table\s[^\n]*\{/im.test(plain) ? dbml(plain) : plain;
  const marks = notes.includes('/*!') ? versioned(notes) : notes;
  return /^\s*(?:erDiagram|classDiagram)\b/m.test(marks) ? mermaid(marks) : markdown(marks);
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

const RELATION =
  /^\s*[\w"'.`-]+\s+(?:"[^"]*"\s*)?[|}o<*.][|}{o*<>.-]*(?:--|\.\.)[|{}o*<>.-]*\s*(?:"[^"]*"\s*)?[\w"'.`-]+\s*(?::.*)?$/;
const MERMAID =
  /^\s*(?:```.*|erDiagram|classDiagram|direction\s+\w+|%%.*|title\b.*|style\b.*|classDef\b.*|---.*|<<.*>>)\s*$/;

/** Relations say nothing that the keys do not; an attribute is `type name PK "comment"`. */
function mermaid(text: string): string {
  let open = false;
  return text
    .split('\n')
    .map((line) => {
      if (MERMAID.test(line) || (!open && RELATION.test(line))) return blank(line);
      if (!open) {
        open = /\{\s*$/.test(line);
        return line.replace(/^(\s*)class(\s+)(?=[\w"`])/, (_, a: string, b: string) => `${a}     ${b}`);
      }
      if (/^\s*\}/.test(line)) {
        open = false;
        return line;
      }
      return attribute(line);
    })
    .join('\n');
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

const HEADING = /^#{1,6}\s+(?:table:?\s+)?[`*]*([A-Za-z_][\w.]*)[`*]*(?:\s+table)?\s*:?\s*$/i;
const BOLD = /^\s*\*\*`?([A-Za-z_][\w.]*)`?:?\*\*:?\s*$/;
const ROW = /^\s*\|.*\|\s*$/;

/** A heading above a list or a table is a table's name; the rows of a Markdown table are its columns. */
function markdown(text: string): string {
  if (!/^(?:#{1,6}\s|\s*\*\*|\s*\|)/m.test(text)) return text;
  const lines = text.split('\n');
  return lines
    .map((line, n) => {
      const name = (HEADING.exec(line) ?? BOLD.exec(line))?.[1];
      if (name) {
        const next = lines.slice(n + 1).find((each) => each.trim() !== '') ?? '';
        return /^\s*(?:[-*+•]\s|\|)/.test(next) ? `${name}:`.padEnd(line.length) : line;
      }
      if (!ROW.test(line)) return line.replace(/^(\s*[-*+•]\s+)\*\*(\w+)\*\*/, '$1  $2  ');
      const ruled = /^[\s|:-]+$/.test(line);
      const head = /^[\s|:-]+$/.test(lines[n + 1] ?? '') && (lines[n + 1] ?? '').includes('-');
      if (ruled || head) return blank(line);
      return row(line);
    })
    .join('\n');
}

/** `| view_id | bigint | PK |` is `- view_id bigint PK`; a cell of other words is a remark. */
function row(line: string): string {
  let cell = 0;
  return line.replaceAll(/\|([^|]*)/g, (all, inner: string) => {
    cell++;
    if (cell === 1) return `-${inner}`;
    if (/^\s*-?\s*$/.test(inner)) return blank(all);
    return cell === 2 || MARKS.test(inner.trim()) ? ` ${inner}` : remark(inner, all.length);
  });
}

const MARKS = /^(?:pk|fk|uk|unique|not null|nullable|primary key|foreign key)\b/i;

function remark(inner: string, length: number): string {
  const text = inner.trim().replaceAll(/[()'"]/g, ' ');
  return ` (${text})`.padEnd(length).slice(0, Math.max(length, text.length + 3));
}
