import { sameName, type TableDraft } from './table.ts';

/** The tables that are read so far, found by name in a time that does not grow with them. */
export class Tables {
  #all = new Set<TableDraft>();
  #last: TableDraft | undefined;
  readonly #named = new Map<string, TableDraft[]>();

  /** How many were added, those that are gone too. */
  added = 0;

  /** In the order of the text. */
  get all(): readonly TableDraft[] {
    return [...this.#all];
  }

  /** The one that was added last. */
  get last(): TableDraft | undefined {
    return this.#last;
  }

  add(table: TableDraft): void {
    this.#all.add(table);
    this.#last = table;
    this.added++;
    this.#list(table.name).push(table);
  }

  remove(table: TableDraft): void {
    this.#all.delete(table);
    if (this.#last === table) this.#last = undefined;
    this.#unlist(table);
  }

  rename(table: TableDraft, name: string, qualifier: string | null): void {
    this.#unlist(table);
    table.name = name;
    table.qualifier = qualifier;
    this.#list(name).push(table);
  }

  /** The last of a name. @param qualifier of its schema; null: of any. */
  find(name: string, qualifier: string | null = null): TableDraft | undefined {
    return this.#named
      .get(name.toLowerCase())
      ?.findLast((table) => isWithin(table.qualifier, qualifier) || isWithin(qualifier, table.qualifier));
  }

  /** Those that stand in a schema. */
  within(schema: string): readonly TableDraft[] {
    return this.all.filter(({ qualifier }) => qualifier !== null && isWithin(qualifier, schema));
  }

  #list(name: string): TableDraft[] {
    const folded = name.toLowerCase();
    const list = this.#named.get(folded) ?? [];
    this.#named.set(folded, list);
    return list;
  }

  #unlist(table: TableDraft): void {
    const list = this.#list(table.name);
    const at = list.indexOf(table);
    if (at >= 0) list.splice(at, 1);
  }
}

/** Whether `database.schema` is, or ends with, what is said of a schema; where nothing is said it is. */
function isWithin(qualifier: string | null, said: string | null): boolean {
  if (said === null) return true;
  if (qualifier === null) return false;
  return sameName(qualifier, said) || qualifier.toLowerCase().endsWith(`.${said.toLowerCase()}`);
}
