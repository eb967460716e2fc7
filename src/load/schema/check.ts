import * as z from 'zod';
import { CHECKS } from '../../checks/index.ts';

const [first, ...others] = CHECKS;

/** What is judged, for how many points; the kind says how. */
export const checkSpec = z.discriminatedUnion('kind', [first.schema, ...others.map(({ schema }) => schema)]);
