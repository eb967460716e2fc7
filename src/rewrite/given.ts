import type { SourceDialect } from '../sql/dialects/source-dialect.ts';
import type { FunctionOf, Is, Role, SqlFunction } from '../sql/functions.ts';
import type { Call, Expr, Interval } from '../sql/parse/tree.ts';
import { unsupported } from '../sql/parse/unsupported.ts';
import { conditionSql } from './coercion.ts';
import { mark } from './places.ts';
import { a, isNumber, type Typed } from './typed.ts';

/** What a call can ask of those who can write the expressions in it. */
export type Writer = {
  readonly value: (expr: Expr) => Typed;
  readonly amount: (interval: Interval) => Typed;
  /** What stands in the call's own ORDER BY. */
  readonly order: () => string;
  /** ` OVER (…)`, with a frame in place of none; empty where there is no OVER. */
  readonly over: (frame: string | null) => string;
};

/** A call of a function: what it was given, by the roles that its dialect's table names. */
export class Given<Fn extends SqlFunction = SqlFunction> {
  readonly call: Call;
  readonly fn: Fn;
  readonly dialect: SourceDialect;
  readonly #writer: Writer;
  /** Each argument is written once, however often it is asked for. */
  readonly #written = new Map<Expr, Typed>();

  constructor(call: Call, fn: Fn, dialect: SourceDialect, writer: Writer) {
    this.call = call;
    this.fn = fn;
    this.dialect = dialect;
    this.#writer = writer;
  }

  get at(): number {
    return this.call.at;
  }

  /** The place of the call, before what is made of it. */
  get here(): string {
    return mark(this.at);
  }

  /** The function's name as messages have it. */
  get name(): string {
    return this.call.name.toUpperCase();
  }

  /** An argument as it stands there; null where it is left out. */
  expr(role: Role): Expr | null {
    const at = this.fn.takes.findIndex((each) => each === role || each === `${role}?`);
    return (at < 0 ? undefined : this.call.args[at]) ?? null;
  }

  #value(expr: Expr): Typed {
    const value = this.#written.get(expr) ?? this.#writer.value(expr);
    this.#written.set(expr, value);
    return value;
  }

  /** Null where the argument is left out. */
  optional(role: Role): Typed | null {
    const expr = this.expr(role);
    return expr && this.#value(expr);
  }

  value(role: Role): Typed {
    const value = this.optional(role);
    if (!value) throw new Error(`${this.call.name} takes no ${role}: the table of functions is wrong.`);
    return value;
  }

  /** An expression beside the arguments. */
  of(expr: Expr): Typed {
    return this.#value(expr);
  }

  values(): Typed[] {
    return this.call.args.map((each) => this.#value(each));
  }

  /** A number, or NULL. */
  number(role: Role): Typed {
    const value = this.value(role);
    if (!isNumber(value.kind) && value.kind !== 'null') this.fail(`${this.name} of ${a(value.kind)}`);
    return value;
  }

  /** How many units an interval has. */
  amount(interval: Interval): Typed {
    return this.#writer.amount(interval);
  }

  condition(role: Role): string {
    return conditionSql(this.value(role), this.expr(role)?.at ?? this.at);
  }

  order(): string {
    const order = this.#writer.order();
    return order === '' ? '' : ` ORDER BY ${order}`;
  }

  /** The FILTER clause, where there is a condition. */
  filter(...more: readonly string[]): string {
    const { filter } = this.call;
    const own = filter ? [conditionSql(this.#writer.value(filter), filter.at)] : [];
    const all = [...own, ...more];
    return all.length > 0 ? ` FILTER (WHERE ${all.join(' AND ')})` : '';
  }

  over(frame: string | null = null): string {
    return this.#writer.over(frame);
  }

  fail(what: string, hint: string | null = null): never {
    return unsupported(this.at, what, hint);
  }
}

/** What becomes of a call, by what its function does. @throws Unsupported where its arguments mean something else here. */
export type Rules = { readonly [K in Is]: (given: Given<FunctionOf<K>>) => Typed };
