import type { EventDoc, Json } from '../../domain/event.ts';
import type { Random } from '../random.ts';
import type { Catalogue } from './catalogue.ts';
import type { Sources } from './draw.ts';
import type { Links } from './links.ts';
import type { World } from './world.ts';

/** Somebody whose documents are being made. */
export type Person = {
  readonly world: World;
  readonly catalogue: Catalogue;
  readonly random: Random;
  readonly id: string;
  readonly sources: Sources;
  /** Second of the request to be erased; Infinity for those who stay. */
  readonly leaves: number;
  /** Documents of people before this one, and of this one, that may be linked to. */
  readonly others: Links;
  readonly own: Links;
  /** Seconds that are taken within a group of acts and a thing. */
  readonly taken: Set<string>;
  readonly out: EventDoc[];
};

export type Device = {
  /** What every event on it carries. */
  readonly context: Readonly<Record<string, Json>>;
  /** The client session id that the app believes in. */
  session: string | null;
};
