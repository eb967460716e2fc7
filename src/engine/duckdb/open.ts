import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { FROZEN_NOW, type Limits } from '../limits.ts';
import { literal } from '../../sql/token.ts';

export type Opened = { readonly instance: DuckDBInstance; readonly connection: DuckDBConnection };

/** An empty database in memory, out of which nothing leads, and whose settings nothing changes. */
export async function openLocked(limits: Limits): Promise<Opened> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run([...settings(limits), ...clock(), 'SET lock_configuration = true'].join(';\n'));
  return { instance, connection };
}

/** What SQLite does with its heap takes DuckDB more, which works on columns and in lots of 2048 rows. */
const TIMES_SQLITE = 2;

/** In this order: what comes later forbids what comes before. */
function settings({ heapBytes }: Limits): string[] {
  return [
    "SET temp_directory = ''",
    `SET memory_limit = '${(TIMES_SQLITE * heapBytes) / 2 ** 20}MiB'`,
    // Rows come in one order on every machine, and random numbers too.
    'SET threads = 1',
    'SET autoload_known_extensions = false',
    'SET autoinstall_known_extensions = false',
    'SET allow_community_extensions = false',
    'SET enable_external_access = false',
    "SET disabled_filesystems = 'LocalFileSystem'",
  ];
}

const TIMESTAMPS = [
  'now',
  'current_timestamp',
  'get_current_timestamp',
  'transaction_timestamp',
  'localtimestamp',
  'current_localtimestamp',
];
const DATES = ['today', 'current_date'];
const TIMES = ['current_time', 'get_current_time', 'localtime', 'current_localtime'];

/** The clock stands: macros take the place of what reads it. */
function clock(): string[] {
  const [date = '', time = ''] = new Date(FROZEN_NOW).toISOString().replace('Z', '').split('T');
  const macros = (names: readonly string[], value: string) =>
    names.map((name) => `CREATE MACRO ${name}() AS ${value}`);
  return [
    ...macros(TIMESTAMPS, `TIMESTAMP ${literal(`${date} ${time}`)}`),
    ...macros(DATES, `DATE ${literal(date)}`),
    ...macros(TIMES, `TIME ${literal(time)}`),
  ];
}
