import type { LessonModel, LessonStart } from '../domain/lesson.ts';

/** Rows of an answer that are shown where a block does not say. */
const usualRows = 12;
const mostRows = 100;

const KEYS = ['story', 'scenario', 'model', 'rows'];

/** What stands behind `sql run`. */
export type Info = {
  readonly start: LessonStart | null;
  readonly rows: number;
  readonly wrong: readonly string[];
};

/** Reads `story=a,b`, `scenario=x`, `model=reference` or `model=reference/model`, `rows=5`. */
export function readInfo(words: readonly string[]): Info {
  const wrong: string[] = [];
  const said = new Map<string, string>();
  for (const word of words) {
    const [, key = '', value = ''] = /^([^=]*)=(.+)$/.exec(word) ?? [];
    if (!KEYS.includes(key))
      wrong.push(
        `\`${word}\` is not known behind \`run\`; it takes ${KEYS.map((one) => `${one}=…`).join(', ')}`,
      );
    else if (said.has(key)) wrong.push(`\`${key}\` is said twice`);
    else said.set(key, value);
  }
  const rows = Number(said.get('rows') ?? usualRows);
  if (!Number.isInteger(rows) || rows < 1 || rows > mostRows)
    wrong.push(`\`rows=${said.get('rows')}\` must be a whole number from 1 to ${mostRows}`);
  const documents = documentsOf(said);
  if (said.has('story') && said.has('scenario'))
    wrong.push('`story` and `scenario` do not go together; a database has the documents of one of them');
  const model = modelOf(said.get('model'));
  if (model && !documents)
    wrong.push('`model` needs a fresh database; say `story=<name>` or `scenario=<id>` too');
  return { start: documents && { documents, model }, rows, wrong };
}

function documentsOf(said: ReadonlyMap<string, string>): LessonStart['documents'] | null {
  const stories = said.get('story');
  if (stories !== undefined) return { kind: 'stories', names: stories.split(',') };
  const scenario = said.get('scenario');
  return scenario === undefined ? null : { kind: 'scenario', id: scenario };
}

function modelOf(said: string | undefined): LessonModel | null {
  if (said === undefined) return null;
  const [reference = '', model] = said.split('/');
  return { reference, model: model ?? null };
}
