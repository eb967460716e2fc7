/** What of DBML is written, and no more, with what the language demands of tables, columns and references. */
const NAME = String.raw`"([^"\\\r\n]+)"`;
const TABLE = new RegExp(`^Table ${NAME} \\{$`);
const SETTING = '(?:pk|unique|not null)';
const COLUMN = new RegExp(`^  ${NAME} "[^"\\\\\\r\\n]+"(?: \\[${SETTING}(?:, ${SETTING})*\\])?$`);
const KEY = new RegExp(`^    \\((${NAME}(?:, ${NAME})+)\\) \\[pk\\]$`);
const NOTE = /^ {2}Note: '(?:[^'\\]|\\')*'$/;
const END = String.raw`"[^"\\\r\n]+"\.(?:"[^"\\\r\n]+"|\("[^"\\\r\n]+"(?:, "[^"\\\r\n]+")+\))`;
const REF = new RegExp(`^Ref: (${END}) [>-] (${END})$`);
const GROUP = /^TableGroup "[A-Z][a-z ]+" \{$/;

/** The first line that the grammar does not take; null where it takes all. */
export function dbmlFault(text: string): string | null {
  const tables = new Map<string, Set<string>>();
  const refs = new Set<string>();
  for (const part of text.trimEnd().split('\n\n')) {
    const [head = '', ...body] = part.split('\n');
    const table = TABLE.exec(head)?.[1];
    const fault =
      table !== undefined
        ? tableFault(table, body, tables)
        : GROUP.test(head)
          ? groupFault(body, tables)
          : refFault(head.startsWith('// ') ? body : [head, ...body], tables, refs);
    if (fault !== null) return fault;
  }
  return null;
}

function tableFault(table: string, body: readonly string[], tables: Map<string, Set<string>>): string | null {
  if (tables.has(table)) return `twice: ${table}`;
  const columns = new Set<string>();
  const lines = [...body];
  if (lines.pop() !== '}') return `not closed: ${table}`;
  for (const [at, line] of lines.entries()) {
    const column = COLUMN.exec(line)?.[1];
    const key = KEY.exec(line)?.[1];
    if (column !== undefined) {
      if (columns.has(column)) return `twice: ${line}`;
      columns.add(column);
    } else if (key !== undefined) {
      if (lines[at - 1] !== '  indexes {' || lines[at + 1] !== '  }') return line;
      if ([...key.matchAll(/"([^"]+)"/g)].some(([, name]) => !columns.has(name ?? ''))) return line;
    } else if (!['  indexes {', '  }'].includes(line) && !NOTE.test(line)) return line;
  }
  tables.set(table, columns);
  return columns.size === 0 ? `no columns: ${table}` : null;
}

function groupFault(body: readonly string[], tables: ReadonlyMap<string, unknown>): string | null {
  const lines = [...body];
  if (lines.pop() !== '}') return 'a group that is not closed';
  return lines.find((line) => !tables.has(/^ {2}"([^"]+)"$/.exec(line)?.[1] ?? '')) ?? null;
}

function refFault(
  lines: readonly string[],
  tables: ReadonlyMap<string, ReadonlySet<string>>,
  refs: Set<string>,
): string | null {
  for (const line of lines) {
    const [, a = '', b = ''] = REF.exec(line) ?? [];
    if (a === '' || a === b || refs.has([a, b].sort().join())) return line;
    refs.add([a, b].sort().join());
    for (const end of [a, b]) {
      const [table = '', ...columns] = [...end.matchAll(/"([^"]+)"/g)].map(([, name]) => name ?? '');
      if (columns.some((column) => !tables.get(table)?.has(column))) return line;
    }
  }
  return null;
}
