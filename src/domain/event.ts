/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/**
 * One event as an ingestion service would store it. Things (a video, a creator) arrive as documents too:
 * their `entity_type` tells them apart, and the problem says which bronze table takes which.
 */
export type EventDoc = {
  readonly event_id: string;
  readonly event_type: string;
  readonly entity_id: string;
  readonly entity_type: string;
  /** When it happened; ISO 8601, UTC, whole seconds: `2026-03-01T10:00:00Z`. */
  readonly timestamp: string;
  /** When it reached the platform; same form. */
  readonly received_at: string;
  readonly session_id: string | null;
  readonly properties: JsonObject;
  readonly context: JsonObject;
};

/** A stream of documents, in no particular order. */
export type EventStream = readonly EventDoc[];

/** A place in an event document: `entity_id`, `properties.video_id`, `context`. */
export type DocPath = readonly string[];
