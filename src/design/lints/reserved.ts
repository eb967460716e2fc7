import type { Dialect } from '../../domain/dialect.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Reserved in nearly every dialect. */
export const RESERVED_EVERYWHERE = words(`
  all and any as asc between by case cast create cross desc distinct else end exists false for from full group having
  in inner intersect into is join left like limit natural not null on or order outer right select set then to true
  union using when where with
`);

/**
 * Reserved beside those, as each dialect's own documentation lists its words: PostgreSQL appendix C, GoogleSQL lexical
 * structure, Snowflake "Reserved & limited keywords", Redshift "Reserved words", MySQL 8.4 section 11.3, Trino
 * "Keywords and identifiers", SQLite's grammar without its fallback words. Spark reserves nothing by default, and
 * ClickHouse nothing at all.
 */
export const RESERVED_IN: Readonly<Record<Dialect, ReadonlySet<string>>> = {
  sqlite: words(`
    add alter autoincrement check collate column commit constraint default deferrable delete drop escape except foreign
    index insert isnull notnull nothing primary references returning table transaction unique update values
  `),
  postgres: words(`
    analyse analyze array authorization binary both check collate collation column concurrently constraint
    current_date current_time current_timestamp current_user default deferrable do except fetch foreign freeze grant
    ilike initially lateral leading localtime localtimestamp offset only overlaps placing primary references returning
    session_user similar some symmetric table tablesample trailing unique user variadic verbose window
  `),
  bigquery: words(`
    array at collate contains cube current default define enum escape except exclude extract fetch following grouping
    groups hash if ignore interval lateral lookup merge new no nulls of over partition preceding proto qualify range
    recursive respect rollup rows some struct tablesample treat unbounded unnest window within
  `),
  snowflake: words(`
    account alter check column connect connection constraint current database delete drop following grant ilike
    increment insert issue lateral localtime localtimestamp minus of organization qualify regexp revoke rlike row rows
    sample schema some start table tablesample trigger unique update values view whenever
  `),
  redshift: words(`
    array authorization backup binary both check collate column constraint current_date current_user default deferrable
    delta disable enable except explicit foreign freeze grant identity ignore ilike initially language leading
    localtime localtimestamp minus new offline offset old only open overlaps parallel partition percent permissions
    placing primary raw recover references resort respect session_user similar snapshot some sysdate system table tag
    timestamp top trailing unique user verbose wallet
  `),
  spark: words(''),
  trino: words(`
    alter constraint cube deallocate delete describe drop escape except execute extract grouping insert listagg
    localtime localtimestamp normalize prepare recursive rollup skip table trim uescape unnest values
  `),
  mysql: words(`
    add alter analyze before bigint binary both call cascade change char character check collate column condition
    constraint convert cube database databases day_hour dec decimal declare default delayed delete describe div double
    drop dual each elseif empty escape except exit explain fetch float force foreign function generated get grant
    grouping groups if ignore index insert int integer interval iterate key keys kill lag lateral lead leading leave
    lines load lock long loop match mod modifies of optimize option out over partition primary procedure purge range
    rank read reads real recursive references regexp release rename repeat replace require restrict return revoke row
    rows schema schemas separator show signal spatial sql system table terminated trailing trigger undo unique unlock
    unsigned update usage use values varchar varying virtual while window write
  `),
  duckdb: words(`
    analyse analyze array both check collate column constraint default deferrable describe do except fetch foreign
    grant initially lambda lateral leading offset only pivot placing primary qualify references returning show some
    summarize symmetric table trailing unique unpivot variadic window
  `),
  clickhouse: words(''),
};
