import type { DocPath } from '../../domain/event.ts';

/** `properties.video_id` as a path. */
export const toPath = (written: string): DocPath => written.split('.');

export const toPaths = (written: readonly string[]): readonly DocPath[] => written.map(toPath);
