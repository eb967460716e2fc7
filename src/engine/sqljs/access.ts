import type { Database as Counting } from '@sqlite.org/sqlite-wasm';
import type { Access } from '../../domain/run.ts';
import { quoted } from '../../sql/token.ts';
import type { Prepared } from '../prepare.ts';
import { installCounted } from './functions/install.ts';

/**
 * Tells how a question finds its rows and how many steps of SQLite's virtual machine it takes: a figure that is
 * the same on every machine. sql.js does not export the counters, the official build does; so the database is
 * opened there.
 * @param params by the name that stands in the text.
 * @param withFunctions whether the question calls those of rewritten scripts
 * @throws Error with SQLite's message where a statement fails.
 */
export async function measureAccess(
  database: Uint8Array,
  question: readonly Prepared[],
  params: Readonly<Record<string, string>>,
  withFunctions: boolean,
): Promise<Access> {
  const { default: init } = await import('@sqlite.org/sqlite-wasm');
  const sqlite = await init();
  const { capi, wasm } = sqlite;
  const db = new sqlite.oo1.DB(':memory:');
  try {
    const bytes = wasm.allocFromTypedArray(database);
    const flags = capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_RESIZEABLE;
    const pointer = db.pointer;
    if (pointer === undefined) throw new Error('The database did not open.');
    db.checkRc(capi.sqlite3_deserialize(pointer, 'main', bytes, database.length, database.length, flags));
    if (withFunctions) installCounted(db);
    const scans = new Map<string, Access['scans'][number]>();
    const plan: string[] = [];
    let steps = 0;
    for (const { admission, gives, bind } of question) {
      if (admission.kind !== 'run') continue;
      const { text } = bind({});
      if (gives) {
        plan.push(...planOf(db, text));
        for (const scan of scansOf(db, text)) scans.set(scan.table, scan);
      }
      const prepared = db.prepare(text);
      try {
        for (const [name, value] of Object.entries(params)) {
          const index = capi.sqlite3_bind_parameter_index(prepared, name);
          if (index > 0) prepared.bind(index, value);
        }
        while (prepared.step());
        steps += capi.sqlite3_stmt_status(prepared, capi.SQLITE_STMTSTATUS_VM_STEP, 0);
      } finally {
        prepared.finalize();
      }
    }
    return { scans: [...scans.values()], plan, steps };
  } finally {
    db.close();
  }
}

function planOf(db: Counting, text: string): string[] {
  const rows = db.exec(`EXPLAIN QUERY PLAN ${text}`, { returnValue: 'resultRows', rowMode: 'array' });
  return rows.map((row) => String(row[3]));
}

/** P5 of the opcode that goes on to the next row: 1 in a full scan, 3 where an index is made on the fly. */
const SCANNING = new Set([1, 3]);

/**
 * Stored tables that a statement reads from end to end. The plan names aliases; the bytecode names the root
 * page of what is opened, so it is asked which table that is.
 */
function scansOf(db: Counting, text: string): Access['scans'][number][] {
  const detail = planOf(db, text).filter((line) => /^SCAN |AUTOMATIC/.test(line));
  if (detail.length === 0) return [];
  const roots = new Map<number, number>();
  const scanned = new Set<number>();
  for (const row of db.exec(`EXPLAIN ${text}`, { returnValue: 'resultRows', rowMode: 'array' })) {
    const [, opcode, p1, p2, p3, , p5] = row;
    if (opcode === 'OpenRead' && p3 === 0) roots.set(Number(p1), Number(p2));
    if ((opcode === 'Next' || opcode === 'Prev') && SCANNING.has(Number(p5))) scanned.add(Number(p1));
  }
  const tables = new Set<string>();
  for (const cursor of scanned) {
    const root = roots.get(cursor);
    if (root === undefined) continue;
    const table = db.selectValue('SELECT tbl_name FROM sqlite_master WHERE rootpage = ?', [root]);
    if (typeof table === 'string') tables.add(table);
  }
  return [...tables].map((table) => ({
    table,
    rows: Number(db.selectValue(`SELECT count(*) FROM ${quoted(table)}`)),
    detail: detail.join('; '),
  }));
}
