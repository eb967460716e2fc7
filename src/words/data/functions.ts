/** Words of grammar: they join what is said and say nothing by themselves. */
const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Who does it: a sentence has somebody or something that acts. */
export const SUBJECTS = words(
  'we i it they you he she this that these those there who which what one each everything nothing',
);

/** Verbs that show a clause, whatever stands about them. */
export const AUXILIARIES = words(
  "is are was were be been being am has have had do does did can could will would shall should must may might cannot get gets got 's 're 'll 've 'm let lets",
);

/** Reasons and consequences. */
export const REASONS = words(
  'because so since therefore thus hence as when if while then whenever once until otherwise whereas although though where unless how why',
);

export const PREPOSITIONS = words(
  'by for to in on at of from with into per within after before over under between against through via across until behind below above',
);

export const ARTICLES = words('the a an its our their his her my your any all some each every no');

/** Glue that anybody can put between keywords. */
export const CONJUNCTIONS = words('and or plus also with the a an of');

export const GRAMMAR: ReadonlySet<string> = new Set([
  ...SUBJECTS,
  ...AUXILIARIES,
  ...REASONS,
  ...PREPOSITIONS,
  ...ARTICLES,
  ...CONJUNCTIONS,
  ...words(
    'not never but than only just too very even still already here both same other such more most less',
  ),
]);
