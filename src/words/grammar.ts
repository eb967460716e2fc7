/** Words of grammar: they join what is said, and tell nothing of what it is about. */
export const GRAMMAR: ReadonlySet<string> = new Set(
  `
'll 'm 're 's 've a above across after against all already also although am an and any are as at be
because been before behind being below between both but by can cannot could did do does each even
every everything for from get gets got had has have he hence her here his how i if in into is it its
just less let lets may might more most must my never no not nothing of on once one only or other
otherwise our over per plus same shall she should since so some still such than that the their then
there therefore these they this those though through thus to too under unless until very via was we
were what when whenever where whereas which while who why will with within would you your
`
    .trim()
    .split(/\s+/),
);
