import { type EventsWanted, eventDocuments, eventTables } from '../../app/looking/events.ts';
import { UserError } from '../../domain/user-error.ts';
import { csv, jsonLines } from '../../reporters/events.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { type Data, openOutput } from '../output.ts';

type Format = 'jsonl' | 'csv' | 'sqlite';
type Options = Omit<EventsWanted, 'problem'> & {
  readonly format: Format;
  readonly table?: string;
  readonly output?: string;
};

export async function run(problem: string, options: Options): Promise<ExitCode> {
  const { format, table, output, ...size } = options;
  if (format === 'sqlite' && output === undefined) {
    throw new UserError(
      'E_NEEDS_OUTPUT',
      'a database is a file and not text',
      'say where: --output events.db',
    );
  }
  if (format !== 'csv' && table !== undefined) {
    throw new UserError('E_CONFLICT', `--table goes with --format csv, and not with ${format}`);
  }
  const put = openOutput(output);
  await put(await make[format]({ problem, ...size }, table));
  return exitCode.ok;
}

const make: Record<Format, (wanted: EventsWanted, table?: string) => Promise<Data>> = {
  jsonl: async (wanted) => jsonLines(await eventDocuments(wanted)),
  csv: async (wanted, name) => {
    const [first] = await eventTables(wanted, name);
    return first
      ? csv(
          first.columns.map((column) => column.name),
          first.rows,
        )
      : '';
  },
  sqlite: async (wanted) => (await import('../../app/looking/events-database.ts')).eventDatabase(wanted),
};
