import { resolve } from 'node:path';
import envPaths from 'env-paths';

const own = () => envPaths('graincheck', { suffix: '' });

/** Where attempts are; `GRAINCHECK_DATA` names another folder. Absolute. */
export const dataFolder = (): string => resolve(process.env.GRAINCHECK_DATA || own().data);

/** Where the settings file is; `GRAINCHECK_CONFIG` names another folder. Absolute. */
export const configFolder = (): string => resolve(process.env.GRAINCHECK_CONFIG || own().config);
