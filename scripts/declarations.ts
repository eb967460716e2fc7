import { dirname, join } from 'node:path';

type Declaration = {
  readonly name: string;
  readonly file: string;
  /** Something that is there at run time: not a type alone. */
  readonly value: boolean;
  /** With the comment before it, and without `export`. */
  readonly text: string;
};

/** `import { a } from './b.ts'`, `export type * from './b.ts'`. */
type Link = {
  readonly exports: boolean;
  readonly typeOnly: boolean;
  /** Null: all that it exports. */
  readonly names: readonly string[] | null;
  readonly from: string;
};

type Module = {
  readonly links: readonly Link[];
  readonly declarations: ReadonlyMap<string, Declaration>;
  readonly exported: ReadonlySet<string>;
};

/** What a name means outside of its module. `typeOnly`: `export type`, so that a value is not there to be used. */
type Meaning = { readonly declaration: Declaration; readonly typeOnly: boolean };

const LINK = /^(import|export) (type )?(\*|\{.*\})(?: from '(.+)')?;$/;
const DECLARATION =
  /^(export )?((?:declare )?(?:abstract )?(type|interface|class|function|const|let|enum) (\w+).*)$/;

/** Where a declaration begins, and each overload of a function. */
const HEAD = /^(?=(?:declare|abstract|type|interface)\b)/gm;

/**
 * The declarations of a library in one file: what the entry exports, and what that speaks of. It takes what the compiler
 * writes, in which an import is one line and a declaration begins in the first column. It throws at anything else, at
 * types of other packages, and where two declarations of one name are needed.
 * @param read the text of a declaration file.
 */
export function rolledUp(entry: string, read: (file: string) => string): string {
  const known = new Map<string, Module>();
  const moduleOf = (file: string): Module => {
    const module = known.get(file) ?? parse(file, read(file));
    known.set(file, module);
    return module;
  };
  const shown = exportsOf(entry, moduleOf);
  const needed = new Map<string, Declaration>();
  const need = (declaration: Declaration): void => {
    const other = needed.get(declaration.name);
    if (other === declaration) return;
    if (other)
      throw new Error(
        `${other.name} means one thing in ${other.file} and another in ${declaration.file}: ` +
          'rename one, or keep it out of what src/index.ts exports',
      );
    needed.set(declaration.name, declaration);
    const scope = scopeOf(declaration.file, moduleOf);
    const code = withoutComments(declaration.text);
    if (code.includes('import('))
      throw new Error(`${declaration.file}: ${declaration.name} imports in its text`);
    for (const [word] of code.matchAll(/\b[A-Za-z_]\w*\b/g)) {
      const meant = scope(word);
      if (meant) need(meant);
    }
  };
  for (const { declaration } of shown.values()) need(declaration);
  const hidden = [...shown].filter(([, { typeOnly, declaration }]) => typeOnly && declaration.value);
  const typesAlone = hidden.map(([name]) => name).toSorted();
  const texts = [...needed.values()].map(({ name, text }) =>
    shown.has(name) && !typesAlone.includes(name) ? text.replace(HEAD, 'export ') : text,
  );
  // Without such a line everything in the file would count as exported.
  const end = `export ${typesAlone.length > 0 ? `type { ${typesAlone.join(', ')} }` : '{}'};`;
  return `${[...texts, end].join('\n')}\n`;
}

function parse(file: string, text: string): Module {
  const links: Link[] = [];
  const declarations = new Map<string, Declaration>();
  const exported = new Set<string>();
  let comment: string[] = [];
  let last: { name: string; value: boolean; lines: string[] } | null = null;
  const close = (): void => {
    if (!last) return;
    const { name, value, lines } = last;
    // Overloads of a function.
    const before = declarations.get(name)?.text;
    const whole = before === undefined ? lines.join('\n') : `${before}\n${lines.join('\n')}`;
    declarations.set(name, { name, file, value, text: whole });
    last = null;
  };
  for (const line of text.trimEnd().split('\n')) {
    const link = LINK.exec(line);
    const found = DECLARATION.exec(line);
    if (link) {
      close();
      comment = [];
      links.push(...linkOf(link, file, line));
    } else if (found) {
      close();
      const [, exports, rest = '', kind = '', name = ''] = found;
      if (exports) exported.add(name);
      last = { name, value: !['type', 'interface'].includes(kind), lines: [...comment, rest] };
      comment = [];
    } else if (/^(?:\/\*\*| \*|\/\/)/.test(line)) comment.push(line);
    else if (last && !/^(?:import|export|declare)\b/.test(line)) {
      // A comment in the middle of a union stands in the first column too.
      last.lines.push(...comment, line);
      comment = [];
    } else throw new Error(`${file}: this cannot be rolled up: ${line}`);
  }
  close();
  return { links, declarations, exported };
}

function linkOf(
  [, way, type, what = '', from]: RegExpExecArray,
  file: string,
  line: string,
): readonly Link[] {
  const inBraces = what.slice(1, -1).split(',');
  const names = inBraces.map((name) => name.trim().replace(/^type /, '')).filter((name) => name !== '');
  if (from === undefined && names.length === 0) return [];
  if (!from?.startsWith('.') || (what !== '*' && names.some((name) => !/^\w+$/.test(name))))
    throw new Error(`${file}: this cannot be rolled up: ${line}`);
  return [
    {
      exports: way === 'export',
      typeOnly: type !== undefined,
      names: what === '*' ? null : names,
      from: join(dirname(file), from.replace(/(?:\.d)?\.[jt]s$/, '.d.ts')),
    },
  ];
}

/** What a module exports, by name. */
function exportsOf(file: string, moduleOf: (file: string) => Module): ReadonlyMap<string, Meaning> {
  const { links, declarations, exported } = moduleOf(file);
  const found = new Map<string, Meaning>();
  for (const declaration of declarations.values())
    if (exported.has(declaration.name)) found.set(declaration.name, { declaration, typeOnly: false });
  for (const { exports, typeOnly, names, from } of links) {
    if (!exports) continue;
    const theirs = exportsOf(from, moduleOf);
    for (const name of names ?? theirs.keys()) {
      const meant = theirs.get(name);
      if (!meant) throw new Error(`${file} passes on ${name}, which ${from} does not have`);
      const alone = (typeOnly || meant.typeOnly) && (found.get(name)?.typeOnly ?? true);
      found.set(name, { declaration: meant.declaration, typeOnly: alone });
    }
  }
  return found;
}

/** What a word means in a module: what it declares or imports. */
function scopeOf(
  file: string,
  moduleOf: (file: string) => Module,
): (word: string) => Declaration | undefined {
  const { links, declarations } = moduleOf(file);
  return (word) => {
    const link = links.find(({ exports, names }) => !exports && names?.includes(word));
    return declarations.get(word) ?? (link && exportsOf(link.from, moduleOf).get(word)?.declaration);
  };
}

const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
