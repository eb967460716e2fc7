import { serve } from '../walk/worker-main.ts';
import { openPglite } from './open.ts';

/** Entry of the worker thread that has Postgres. */
await serve(openPglite);
