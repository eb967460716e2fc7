import { a } from './coerce.ts';
import { type Env, mark } from './env.ts';
import { type Typed, typed } from './typed.ts';
import { unsupported } from './unsupported.ts';

/** Texts one behind another; NULL where one of them is. */
export function concat(values: readonly Typed[], at: number, env: Env): Typed {
  const parts = values.map((value) => {
    if (value.kind === 'text' || value.kind === 'null') return value.sql;
    if (value.kind === 'integer' && env.home !== 'bigquery' && env.home !== 'trino') return value.sql;
    if (value.kind === 'date' && env.home !== 'trino') return value.sql;
    return unsupported(at, `${a(value.kind)} beside a text in ||`, 'CAST it to a text.');
  });
  return typed(parts.length === 1 ? (parts[0] ?? '') : `(${mark(at)}${parts.join(' || ')})`, 'text');
}
