import { byName } from '../../domain/by-name.ts';

/**
 * One form for a word in all its inflections. It need not be a word, and it need not be right for every word: both
 * sides are stemmed alike.
 */
export function stem(word: string): string {
  if (word.length < 3) return word === 'ts' || word === 'ms' || word === 'ns' ? word.slice(0, 1) : word;
  let core = word;
  if (core.endsWith('ies') && core.length > 4) core = `${core.slice(0, -3)}y`;
  else if (/(?:s|x|ch|sh)es$/.test(core)) core = core.slice(0, -2);
  else if (core.endsWith('s') && !core.endsWith('ss')) core = core.slice(0, -1);
  if (core.endsWith('ing') && core.length > 5) core = undouble(core.slice(0, -3));
  else if (core.endsWith('ied') && core.length > 4) core = `${core.slice(0, -3)}y`;
  else if (core.endsWith('ed') && core.length > 4) core = undouble(core.slice(0, -2));
  return core.endsWith('e') && core.length > 3 ? core.slice(0, -1) : core;
}

/** `stopp` is `stop`; `follow` and `process` stay. */
const undouble = (core: string) => (/([bdgmnprt])\1$/.test(core) ? core.slice(0, -1) : core);

/**
 * Words of names that mean the same in every warehouse, whatever the problem; sets hold stems.
 * What a problem's own things are called stands in its facts.yaml.
 */
const set = (text: string): ReadonlySet<string> =>
  new Set(text.split(' ').map((phrase) => phrase.split('_').map(stem).join('_')));

/** Say that a column is a key, and not of what. */
export const ID_WORDS = set(
  'id key sk hk pk fk nk bk uuid guid hash hashkey surrogate natural ref nbr number',
);
/** Keys that a warehouse makes up: they may point at a row that stands for none. */
export const MADE_UP_KEYS = set('key sk hk hashkey surrogate');
/** Say that a column is a time. */
export const TIME_WORDS = set(
  't at time timestamp datetime dt dttm utc epoch unix on ltz ntz tz micro tm stamp moment instant tstamp',
);
/** Say which of several times a column keeps. */
export const WHICH_WORDS = set('first last latest most recent');
export const DAY_WORDS = set('dat day');
export const UNIT_WORDS = set('ms s h hour sec second milli millisecond min minut n microsecond');
/** A figure, and no fact: `watch_pct`, `comment_count`. */
export const FIGURE_WORDS = set(
  'count cnt num pct percent percentag ratio rat avg averag total sum max score bucket quartil',
);

/** Beginnings and ends of table names that tell what kind of table it is. */
export const DIMENSION_WORDS = set('dim d dimension hub lookup lkp');
export const FACT_WORDS = set(
  'fact fct f fc ft stg raw bronz silver src tbl tb table data dw dwh ods core link lnk lk sat gold base',
);
/** Of a row per thing and day, or less often. */
export const AGGREGATE_WORDS = set(
  'agg daily day hourly hour weekly week monthly month statistic metric summary total rollup dashboard kpi perform performanc leaderboard trend trending cub cumulativ cumulated datelist cach aggregat report count mart counter',
);
/** Words that stand beside a thing's name and change nothing: `creator_versions`. */
export const VERSION_WORDS = set(
  'version history hist scd scd2 2 1 master profil catalog meta metadata info detail attribut current dim dimension snapshot change changelog account',
);
/** Rows of any kind of event. */
export const EVENT_WORDS = set(
  'event activity action log stream behavior behaviour telemetry hit signal record feed timelin journal entry clickstream happening firehos',
);
/** Columns that say which kind of event a row is. */
export const TYPE_PHRASES = set(
  'event_typ event_nam event_kind event_cod event_action event_category event_clas activity_typ activity_nam activity activity_cod activity_kind action action_typ action_nam action_cod action_kind verb interaction_typ interaction_nam interaction_kind interaction engagement_typ engagement_kind engagement_nam typ kind event operation op nam_of_event message_typ event_subtyp log_typ boundary record_typ hit_typ phas transition',
);
/** Columns that tell that something was taken back, beside its own words. */
export const UNDO_FLAGS = set(
  'delta sign activ delet remov revok undon undo cancel cancell statu stat state action op operation direction polarity inactiv valid_to current polar value weight net chang toggl',
);
/** An end that is known only later. */
export const END_WORDS = set('end finish clos stop exit logout complet expir until');
export const START_WORDS = set('start begin began open first login');

/** Short forms that every warehouse has, by what they stand for; a problem's own stand in its facts.yaml. */
export const SHORT = byName<string>({
  usr: 'user',
  usrs: 'user',
  uid: 'user id',
  evt: 'event',
  evts: 'event',
  ev: 'event',
  evnt: 'event',
  dev: 'device',
  dvc: 'device',
  sess: 'session',
  sessn: 'session',
  ssn: 'session',
  dur: 'duration',
  rcvd: 'received',
  recvd: 'received',
  rcv: 'received',
  recv: 'received',
  ingst: 'ingest',
  prnt: 'parent',
  par: 'parent',
  acct: 'account',
  cust: 'customer',
  txt: 'text',
  msg: 'message',
  ctx: 'context',
  props: 'property',
  prop: 'property',
  attrs: 'attribute',
  attr: 'attribute',
  params: 'param',
  tp: 'type',
  typ: 'type',
  cd: 'code',
  nm: 'name',
  eff: 'effective',
  strt: 'start',
  srvr: 'server',
  stats: 'statistic',
  actvty: 'activity',
  ldts: 'load ts',
  dts: 'ts',
  tms: 'ts',
  timestmp: 'timestamp',
  hk: 'hk',
  beg: 'begin',
  chg: 'change',
  chgd: 'change',
  upd: 'update',
});
