import { FROZEN_NOW } from '../limits.ts';
import type { WorkerSetup } from '../protocol.ts';
import { type Opened, serve, shared } from '../serve.ts';
import { PgDatabase, ROLE } from './database.ts';

const PREPARE = `CREATE ROLE ${ROLE} NOLOGIN; GRANT USAGE, CREATE ON SCHEMA public TO ${ROLE};
  REVOKE EXECUTE ON FUNCTION set_config(text, text, boolean) FROM PUBLIC;
  REVOKE EXECUTE ON FUNCTION pg_sleep(double precision) FROM PUBLIC;`;

const SETTINGS = `SET timezone = 'UTC'; SET datestyle = 'ISO, YMD'; SET intervalstyle = 'postgres';
  SET jit = off; SET max_parallel_workers_per_gather = 0; SET client_min_messages = error;
  SET extra_float_digits = 1;`;

/** Starts Postgres; from the image of an earlier start in a tenth of the time. */
async function openPglite({ image }: WorkerSetup): Promise<Opened> {
  const { PGlite } = await import('@electric-sql/pglite');
  // Its clock is this one: now() is the same in every run.
  Date.now = () => FROZEN_NOW;
  const pg = await PGlite.create(image ? { loadDataDir: new Blob([new Uint8Array(image)]) } : {});
  if (!image) await pg.exec(PREPARE);
  const kept = image ?? shared(new Uint8Array(await (await pg.dumpDataDir('none')).arrayBuffer()));
  await pg.exec(SETTINGS);
  const { rows } = await pg.query<{ version: string }>("SELECT current_setting('server_version') AS version");
  return { db: new PgDatabase(pg), version: rows[0]?.version ?? '', image: kept };
}

/** Entry of the worker thread that has Postgres. */
await serve(openPglite);
