import { isBuiltin } from 'node:module';
import type { Graph, Import } from './graph.ts';
import { entries, layers, lazy, rooms, words } from './rules.ts';

/** Everything in which the sources differ from the rules, a sentence each. */
export function violations(graph: Graph): readonly string[] {
  return [
    ...unknownFolders(graph),
    ...graph.imports.flatMap(layerFault),
    ...graph.modules.flatMap(roomless),
    ...graph.imports.flatMap(roomFault),
    ...graph.imports.flatMap(lazyFault),
    ...wordFaults(graph),
    ...cycles(graph),
    ...unreached(graph),
  ];
}

function unknownFolders({ modules }: Graph): readonly string[] {
  const names = new Set(modules.flatMap(({ file }) => folderOf(file) ?? []));
  const unknown = [...names].filter((name) => !layers[name]);
  return unknown.map(
    (name) => `src/${name}: no rule knows the folder; add it to scripts/architecture/rules.ts`,
  );
}

function layerFault({ from, to }: Import): readonly string[] {
  const name = folderOf(from);
  // src/index.ts is the library: it names what it gives out, from wherever.
  if (name === null) return [];
  const layer = layers[name];
  if (!layer) return [];
  const fault = `${from} imports ${to}, but ${name} may not: ${layer.why}`;
  if (to.startsWith('src/')) {
    const target = folderOf(to);
    return target === name || (target !== null && layer.folders.includes(target)) ? [] : [fault];
  }
  if (isBuiltin(to)) return layer.node ? [] : [fault];
  return layer.packages.includes(packageOf(to)) || (name === 'cli' && to === 'package.json') ? [] : [fault];
}

/** A use case stands in one of the rooms. */
function roomless({ file }: Graph['modules'][number]): readonly string[] {
  if (folderOf(file) !== 'app') return [];
  const room = roomOf(file);
  return room !== null && rooms[room]
    ? []
    : [`${file} stands in no room of src/app/: ${Object.keys(rooms).join(', ')}`];
}

function roomFault({ from, to }: Import): readonly string[] {
  const [room, other] = [roomOf(from), roomOf(to)];
  const rule = room === null ? undefined : rooms[room];
  if (!rule || other === null || other === room || rule.uses.includes(other)) return [];
  return [`${from} imports ${to}, but app/${room} may not: ${rule.why}`];
}

function lazyFault({ from, to, kind }: Import): readonly string[] {
  return lazy
    .filter((rule) => from.startsWith(rule.from) && !from.startsWith(rule.to) && to.startsWith(rule.to))
    .filter(() => kind === 'static')
    .map(({ why }) => `${from} imports ${to} at once and not by import(): ${why}`);
}

function wordFaults({ modules }: Graph): readonly string[] {
  return modules.flatMap(({ file, text }) =>
    words
      .filter(({ pattern, only }) => !only.test(file) && pattern.test(text))
      .map(({ pattern, why }) => `${file} says ${pattern.exec(text)?.[0]}: ${why}`),
  );
}

/** Each cycle once, from its first file in the alphabet. */
function cycles({ modules, imports }: Graph): readonly string[] {
  const next = targets(imports);
  const found = new Set<string>();
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file);
    if (at >= 0) found.add(rotated(path.slice(at)).join(' → '));
    if (at >= 0 || done.has(file)) return;
    for (const to of next.get(file) ?? []) visit(to, [...path, file]);
    done.add(file);
  };
  for (const { file } of modules) visit(file, []);
  return [...found].map((cycle) => `a cycle: ${cycle}`);
}

function rotated(cycle: readonly string[]): readonly string[] {
  const first = cycle.indexOf(cycle.toSorted()[0] ?? '');
  return [...cycle.slice(first), ...cycle.slice(0, first)];
}

function unreached({ modules, imports }: Graph): readonly string[] {
  const next = targets(imports);
  const reached = new Set<string>();
  const waiting = [...entries];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    waiting.push(...(next.get(file) ?? []));
  }
  const lost = modules.filter(({ file }) => !reached.has(file));
  return lost.map(({ file }) => `${file} is imported by nothing that runs`);
}

function targets(imports: readonly Import[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    [...Map.groupBy(imports, ({ from }) => from)].map(([from, list]) => [from, list.map(({ to }) => to)]),
  );
}

function folderOf(file: string): string | null {
  return /^src\/([^/]+)\//.exec(file)?.[1] ?? null;
}

function roomOf(file: string): string | null {
  return /^src\/app\/([^/]+)\//.exec(file)?.[1] ?? null;
}

function packageOf(specifier: string): string {
  return /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
}
