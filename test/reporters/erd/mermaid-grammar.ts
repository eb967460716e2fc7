/**
 * What of Mermaid's `erDiagram` is written, and no more: as strict as the page of its syntax, with names in quotation
 * marks alone. Mermaid itself needs a browser.
 */
const ENTITY = String.raw`"([^"%\r\n\v\b\\]+)"`;
const WORD = String.raw`(?!(?:PK|FK|UK)\b)[A-Za-z_][A-Za-z0-9_()[\]\u00c0-\uffff-]*`;
const KEYS = '(?:PK|FK|UK)(?:, (?:PK|FK|UK))*';
const ALONE = new RegExp(`^    ${ENTITY}$`);
const OPENS = new RegExp(`^    ${ENTITY} \\{$`);
const ATTRIBUTE = new RegExp(`^        ${WORD} ${WORD}(?: ${KEYS})?$`, 'i');
const LINE = new RegExp(
  String.raw`^    ${ENTITY} (?:\|\||\|o)(?:--|\.\.)(?:o\{|o\|) ${ENTITY} : "[^"%\r\n\\]+"$`,
);

/** The first line that the grammar does not take; null where it takes all. */
export function mermaidFault(text: string): string | null {
  const [head, ...lines] = text.split('\n');
  if (head !== 'erDiagram' || lines.pop() !== '') return 'the frame';
  const tables = new Set<string>();
  let inside = false;
  let attributes = 0;
  for (const line of lines) {
    // A name with a blank could begin a direction.
    if (/direction\s+(?:TB|BT|RL|LR)/i.test(line)) return line;
    const opens = OPENS.exec(line) ?? ALONE.exec(line);
    const joins = LINE.exec(line);
    if (inside) {
      if (line === '    }' && attributes > 0) inside = false;
      else if (ATTRIBUTE.test(line)) attributes++;
      else return line;
    } else if (opens?.[1] !== undefined) {
      if (tables.has(opens[1])) return `twice: ${line}`;
      tables.add(opens[1]);
      inside = line.endsWith('{');
      attributes = 0;
    } else if (joins) {
      if (![joins[1], joins[2]].every((table) => table !== undefined && tables.has(table))) return line;
    } else if (!/^ {4}%% [A-Z][a-z ]+$/.test(line)) return line;
  }
  return inside ? 'a block that is not closed' : null;
}
