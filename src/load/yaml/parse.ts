import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import type { Parsed, Place } from '../fault.ts';
import { readText } from '../read-text.ts';

/** Keys and indexes from the root of a YAML document. */
export type YamlPath = readonly PropertyKey[];

/** A YAML file as plain values that remember where they were written. */
export type Yaml = {
  /** As faults name it. */
  readonly file: string;
  readonly value: unknown;
  /** The value at a path, or the nearest thing around it that was written. */
  readonly place: (path: YamlPath) => Place;
  /** The key that a path ends in. */
  readonly keyPlace: (path: YamlPath) => Place;
};

/** Reads a file of YAML; `name` is what faults call it. */
export async function readYaml(path: string, name: string): Promise<Parsed<Yaml>> {
  const text = await readText(path, name);
  return text.ok ? parseYaml(name, text.value.text) : text;
}

/** Reads YAML 1.2; every fault of syntax is reported, with its place. */
export function parseYaml(file: string, text: string): Parsed<Yaml> {
  try {
    return parsed(file, text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // The parser calls itself once for each level.
    return {
      ok: false,
      faults: [{ file, place: null, what: 'lists in lists, or maps in maps, deeper than is read' }],
    };
  }
}

function parsed(file: string, text: string): Parsed<Yaml> {
  const lines = new LineCounter();
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  // What follows the first fault of a line is mostly its echo.
  const faults = syntaxFaults(document)
    .map(({ offset, what }) => ({ file, place: at(offset), what }))
    .filter(({ place }, n, all) => all.findIndex((one) => one.place.line === place.line) === n);
  if (faults.length > 0) return { ok: false, faults };
  try {
    const value: unknown = document.toJS();
    const place = (path: YamlPath) => at(offsetOf(document, path, 'value'));
    const keyPlace = (path: YamlPath) => at(offsetOf(document, path, 'key'));
    return { ok: true, value: { file, value, place, keyPlace } };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    const what = 'names (`*like_this`) stand for so much that it is not read: write out what is meant';
    return { ok: false, faults: [{ file, place: at(firstAlias(document)), what }] };
  }
}

function offsetOf(document: Document, path: YamlPath, end: 'key' | 'value'): number {
  let node: Node | null = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const [depth, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document) ?? null;
    const found = child(node, step);
    if (found === null) return offset;
    const last = depth === path.length - 1;
    const here: Node | null = last && end === 'key' ? found.key : (found.value ?? found.key);
    offset = here?.range?.[0] ?? offset;
    node = found.value;
  }
  return offset;
}

type Child = { readonly key: Node | null; readonly value: Node | null };

function child(node: unknown, step: PropertyKey): Child | null {
  const asNode = (value: unknown) => (isNode(value) ? value : null);
  if (isSeq(node)) {
    const value = asNode(node.items[Number(step)]);
    return value === null ? null : { key: value, value };
  }
  if (!isMap(node)) return null;
  const pair = node.items.find(({ key }) => (isScalar(key) ? key.value : key) === step);
  return pair === undefined ? null : { key: asNode(pair.key), value: asNode(pair.value) };
}

/** One thing that is wrong with the syntax; `offset` in the text. */
type SyntaxFault = { readonly offset: number; readonly what: string };

const plainer: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'this key was given already',
  TAB_AS_INDENT: 'tabs are not allowed as indentation; use spaces',
  MULTIPLE_DOCS: 'there is a second document; remove the `---`',
};

/** All faults of a document's syntax. */
const syntaxFaults = (document: Document.Parsed): readonly SyntaxFault[] => [
  ...[...document.errors, ...document.warnings].map((error) => plain(document, error)),
  ...unresolved(document),
];

function plain(document: Document.Parsed, { pos, code, message }: YAMLError): SyntaxFault {
  if (message.startsWith('Missing closing')) {
    // Known at the end of the file; what helps is where the quote was opened.
    return { offset: lastQuoted(document), what: 'the text in quotes that begins here never ends' };
  }
  if (message.startsWith('Nested mappings'))
    return { offset: pos[0], what: 'a text with `: ` in it needs quotes, or `>-` and lines of its own' };
  return { offset: pos[0], what: plainer[code] ?? message.replaceAll('\n', ' ') };
}

function lastQuoted(document: Document.Parsed): number {
  let offset = 0;
  visit(document, {
    Scalar: (_, { type, range }) => {
      if (type?.startsWith('QUOTE')) offset = range?.[0] ?? offset;
    },
  });
  return offset;
}

function firstAlias(document: Document): number {
  let offset = 0;
  visit(document, {
    Alias: (_, { range }) => {
      offset = range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

/** The parser itself looks at aliases late, and then says no place. */
function unresolved(document: Document.Parsed): readonly SyntaxFault[] {
  const faults: SyntaxFault[] = [];
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) !== undefined) return;
      const what = `there is no anchor \`&${alias.source}\` before this \`*${alias.source}\``;
      faults.push({ offset: alias.range?.[0] ?? 0, what });
    },
  });
  return faults;
}
