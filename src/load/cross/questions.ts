import { faultAt, ids, mustExist, type Rule } from './rule.ts';

/** A question is answered by a question file, asks for its parameters, and can pair its rows. */
export const questions: Rule = (problem, yaml) => {
  const files = problem.deliverables.filter(({ role }) => role === 'question');
  return problem.questions.flatMap((question, at) => {
    const here = ['questions', at];
    const deliverable = files.find(({ id }) => id === question.deliverable);
    if (deliverable === undefined) {
      const path = [...here, 'deliverable'];
      return mustExist(yaml, path, '`question` deliverable', question.deliverable, ids(files));
    }
    const given = question.params.map(({ name }) => name);
    const missing = deliverable.params.filter((param) => !given.includes(param));
    return [
      ...question.params.flatMap(({ name }, index) =>
        mustExist(yaml, [...here, 'params', index, 'name'], 'parameter', name, deliverable.params),
      ),
      ...missing.map((param) =>
        faultAt(yaml, here, `\`params\` must say where the values of \`${param}\` come from`),
      ),
      ...(question.ordered || question.columns.some(({ key }) => key)
        ? []
        : [faultAt(yaml, [...here, 'columns'], 'at least one column needs `key: true`, or `ordered: true`')]),
    ];
  });
};
