import { stemOf } from '../stem.ts';

/**
 * What people do with data, as they write it without a subject: "drop old partitions", "recompute touched days".
 * Most of them are nouns too, so they count as verbs only before what they act on.
 */
const VERBS = `accept add adjust aggregate alert allow append apply arrive avoid backfill begin bound break bring
bucket build calculate call cap carry change check choose clean close cluster collect come compact compare compute
contain convert copy correct cost count cover create cut decide deduplicate dedupe dedup define delay delete depend
derive detach discard do drop emit enforce enter evolve exceed exist expire extend extract fall feed fetch fill filter
find fix flag follow force get give go group grow guard handle happen hash hit hold identify ignore index ingest
insert isolate join keep label land lead leave let limit link list live load log look lose maintain make map mark
match materialize mean measure merge mirror monitor move need notify open order overwrite own partition pass pay
persist pick place point power preserve prevent process produce promote propagate prune publish pull push put query
raise reach read rebuild recalculate receive recompute reconcile record recur redo reduce refer refresh register
reject reload remain remove repair replace replay report reprocess require rerun reset resolve restate restore result
retain return reuse rewrite roll route run save say scale scan schedule see seek select send separate serve set shift
ship show shrink skip slow sort spill split spread start stay stop store stream survive take tell tie touch track trigger
truncate trust tune turn undo update upsert use validate vary version view visit wait walk want warn watch work write`;

const STEMS: ReadonlySet<string> = new Set(VERBS.split(/\s+/).map(stemOf));

export function isVerb(stem: string): boolean {
  return STEMS.has(stem);
}
