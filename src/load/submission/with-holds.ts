import { parseDocument } from 'yaml';

/**
 * The text of a settings file with answers written into its `holds:`; everything else of it stays as it is, comments
 * too. A text that is no YAML comes back with the answers behind it as comments, so that nothing is lost.
 * @param answers event type or fact to `table` or `table.column`
 */
export function withHolds(text: string, answers: Readonly<Record<string, string>>): string {
  const entries = Object.entries(answers);
  if (entries.length === 0) return text;
  const document = parseDocument(text);
  const { contents } = document;
  const isMap = contents === null || ('items' in contents && !Array.isArray(document.toJS()));
  if (document.errors.length > 0 || !isMap) return `${ended(text)}${commented(entries)}`;
  // `holds:` with nothing behind it is a null, into which nothing can be set.
  const holds: unknown = contents === null ? null : document.get('holds');
  if (typeof holds !== 'object' || holds === null) document.set('holds', document.createNode({}));
  for (const [name, place] of entries) document.setIn(['holds', name], place);
  const map: unknown = document.get('holds');
  if (typeof map === 'object' && map !== null && 'flow' in map && entries.length > 1) map.flow = false;
  // A file of comments alone keeps them.
  const written = document.toString({ lineWidth: 0 });
  return written.endsWith('\n') ? written : `${written}\n`;
}

const ended = (text: string) => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

const commented = (entries: readonly (readonly [string, string])[]) =>
  ['# holds:', ...entries.map(([name, place]) => `#   ${name}: ${place}`), ''].join('\n');
