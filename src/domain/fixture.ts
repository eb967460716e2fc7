import type { DocPath, EventStream, Json } from './event.ts';

/** A few documents, written by hand, that show one thing. */
export type Story = {
  /** Its file's name without the ending: `gap-of-1801-seconds`. */
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly tags: readonly string[];
  readonly docs: EventStream;
};

/** A folder of events that problems share: stories, and how a stream of any size is made of them. */
export type Fixture = {
  readonly name: string;
  readonly stories: readonly Story[];
  readonly generator: GeneratorSettings;
};

/** What the generator knows about the events of an app; it knows nothing else. */
export type GeneratorSettings = {
  /** First possible day of a stream, `YYYY-MM-DD`; the seed moves it by less than `startSpread` days. */
  readonly start: string;
  readonly startSpread: number;
  readonly ids: IdSettings;
  /** Texts of stories that end in `#` and a mark; a copy of the story gets marks of its own. */
  readonly markedTexts: readonly DocPath[];
  /** Numbers of stories that no other document may have; copies get `from`, `from + step`, ... */
  readonly ownNumbers: readonly { readonly path: DocPath; readonly from: number; readonly step: number }[];
  /** Times that a document tells besides its own: a copy of a story on another day moves them along. */
  readonly times: readonly DocPath[];
  /** How an event travels within its document; null: as it is. */
  readonly letter: LetterSettings | null;
  /** Stories with one of these tags are not copied. */
  readonly leaveOut: readonly string[];
  /** A story is copied once, and once more for each `every` users, at most `atMost` times. */
  readonly copies: { readonly every: number; readonly atMost: number };
  /** Documents that share an id stay within a block of so many days, so that a clean cut-off exists. */
  readonly blockDays: number;
  /** Seconds between an event and its arrival, drawn with equal chance. */
  readonly lags: readonly number[];
  readonly things: readonly ThingSettings[];
  readonly people: PeopleSettings;
  readonly acts: readonly ActSettings[];
};

/**
 * An event that its producer wrote itself, as JSON in one property of the document. It has these fields, each from
 * somewhere in the document, and then the document's properties, of which one of the same name takes its place.
 */
export type LetterSettings = {
  readonly property: string;
  readonly fields: readonly { readonly name: string; readonly path: DocPath }[];
};

/** An id is a few letters that name its kind and then digits and letters; all are equally long. */
export type IdSettings = {
  /** How many letters name the kind. */
  readonly prefix: number;
  /** Length of a whole id; at least `prefix` + 10. */
  readonly width: number;
  /** Where ids stand. */
  readonly paths: readonly DocPath[];
};

/** Where a value of a generated document comes from; `chance` (0 to 1) is how often it is there at all. */
export type Draw = { readonly chance: number } & (
  | /** A new id; the documents of one act share it. */ { readonly kind: 'fresh'; readonly prefix: string }
  | { readonly kind: 'one-of'; readonly values: readonly Json[] }
  | /** One of the texts, which end in `#`, with a mark of its own. */ {
      readonly kind: 'marked';
      readonly values: readonly string[];
    }
  | /** `from + step * n`, n being the number of the thing. */ {
      readonly kind: 'own-number';
      readonly from: number;
      readonly step: number;
    }
  | /** What an earlier document about the same thing has as `to`; nothing where there is none. */ {
      readonly kind: 'link';
      readonly to: string;
    }
  | /** Where a walk is; nothing outside of one. */ { readonly kind: 'step'; readonly of: keyof Step }
);

export type Draws = Readonly<Record<string, Draw>>;

/** A kind of thing that events are about: a catalogue of fixed size, whatever the number of users. */
export type ThingSettings = {
  readonly entityType: string;
  readonly eventType: string;
  readonly prefix: string;
  readonly count: number;
  /** The last so many have no events. */
  readonly idle: number;
  /** Entity type of the thing it belongs to, listed before it; an event about it carries both ids. */
  readonly owner: string | null;
  /** `first-row`: no event about it happens before its first document says that it exists. */
  readonly eventsFrom: 'start' | 'first-row';
  readonly properties: Draws;
  /** The documents of thing n are those of pattern n, counted round. */
  readonly patterns: readonly (readonly ThingRow[])[];
};

/** One document of a thing. */
export type ThingRow = {
  /** Days from the first of the stream, negative before it. */
  readonly day: number;
  /** `HH:MM:SS`. */
  readonly time: string;
  /** Day on which it arrives, where that is not at once. */
  readonly receivedDay: number | null;
  /** Properties that differ from the row before; the first row has all anew. */
  readonly changes: readonly string[];
};

export type PeopleSettings = {
  readonly entityType: string;
  readonly prefix: string;
  readonly eventPrefix: string;
  readonly sessionPrefix: string;
  /** How many devices a person has, drawn with equal chance. */
  readonly devices: readonly number[];
  /** Context that is drawn once for a device. */
  readonly device: Draws;
  /** Context that is drawn for every event. */
  readonly context: Draws;
  /** Sessions a day, drawn with equal chance. */
  readonly sessionsPerDay: readonly number[];
  readonly sessions: readonly SessionStyle[];
  readonly clientSession: {
    /** Chance that a session goes on with the client session id of the one before. */
    readonly kept: number;
    /** Chance that it is lost on the way. */
    readonly lost: number;
  };
  /** Person 0 does so many acts, however long the stream is, in sessions of `style`. */
  readonly heavy: { readonly acts: number; readonly perSession: number; readonly style: string };
  /** The first so many people's documents may be linked to by those after them. */
  readonly linked: number;
  /** Chance that an act is about the same thing as the one before. */
  readonly sameThing: number;
  /** Popularity: 1 is even, more favours the first things of the catalogue. */
  readonly skew: number;
  readonly leaving: LeavingSettings;
};

/** A way to use the app; lists are drawn from with equal chance. */
export type SessionStyle = {
  readonly name: string;
  readonly weight: number;
  /** `HH:MM:SS`. */
  readonly starts: readonly string[];
  readonly acts: readonly number[];
  /** Seconds between two acts. */
  readonly gaps: readonly number[];
};

/** People who ask to be erased: every `every`th, from number `first` on. */
export type LeavingSettings = {
  readonly every: number;
  readonly first: number;
  readonly entityType: string;
  readonly eventType: string;
  /** `HH:MM:SS` of the request. */
  readonly times: readonly string[];
  /** Hours after the request at which their late documents arrive. */
  readonly lateHours: readonly number[];
};

/** Something a person does: one document or several, or a walk through a graph with documents at each node. */
export type ActSettings = {
  readonly name: string;
  /** `opens` and `closes` a session with that chance; `within` with that weight. */
  readonly when: 'opens' | 'within' | 'closes';
  readonly weight: number;
  /** Entity type of the thing it is about. */
  readonly about: string | null;
  /** Acts of the same group by one person about one thing never fall on the same second. */
  readonly apart: string | null;
} & (
  | { readonly documents: readonly ActDocument[]; readonly walk: null }
  | { readonly documents: null; readonly walk: WalkSettings }
);

export type ActDocument = {
  readonly eventType: string;
  readonly chance: number;
  /** Seconds after the first document of the act; in a walk, after the document before. */
  readonly after: readonly number[];
  readonly properties: Draws;
};

/** A walk from node to node: at each of them one of the visits happens, and an edge is taken. */
export type WalkSettings = {
  /** The graph of thing n is number n, counted round. */
  readonly graphs: readonly WalkGraph[];
  /** What may happen at a node, by weight. */
  readonly visits: readonly WalkVisit[];
  /** What happens after the last node. */
  readonly ends: readonly ActDocument[];
};

/** A graph without circles. */
export type WalkGraph = {
  readonly from: string;
  /** The ways out of each node, by weight. */
  readonly nodes: Readonly<Record<string, readonly WalkEdge[]>>;
};

export type WalkEdge = {
  readonly by: string;
  /** The node that it leads to; null at the end of the walk. */
  readonly to: string | null;
  readonly weight: number;
};

export type WalkVisit = {
  readonly weight: number;
  /** The walk is given up here: no edge is taken and nothing happens at the end. */
  readonly stops: boolean;
  readonly documents: readonly ActDocument[];
};

/** Where a walk is. */
export type Step = {
  readonly node: string;
  /** The edge that is taken, and another one of the node; the same where there is no other. */
  readonly edge: string;
  readonly other: string;
  /** Nodes with the edges taken so far, without this one: `s1B-s2A`; an empty text at the first. */
  readonly path: string;
};
