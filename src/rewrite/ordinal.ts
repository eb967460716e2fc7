import type { OrderKey } from './ast.ts';
import type { Column } from './typed.ts';
import { unsupported } from './unsupported.ts';

/** Where ORDER BY says a number, the name of that column. */
export function ordinal(columns: readonly Column[] | null) {
  return (key: OrderKey): string | null => {
    if (key.of.node !== 'number') return null;
    const column = columns?.[Number(key.of.text) - 1];
    return column ? String(Number(key.of.text)) : unsupported(key.at, `ORDER BY ${key.of.text}`);
  };
}
