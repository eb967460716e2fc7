import { misfit, mustExist } from '../../checks/schema.ts';
import type { Rule } from './rule.ts';

/** A question asks for the parameters of its file, and can pair its rows. */
export const questions: Rule = (problem) =>
  problem.questions.flatMap((question, at) => {
    const here = ['questions', at];
    const file = problem.deliverables.find(
      ({ id, role }) => role === 'question' && id === question.deliverable,
    );
    if (file === undefined) return [];
    const given = question.params.map(({ name }) => name);
    const missing = file.params.filter((param) => !given.includes(param));
    return [
      ...given.flatMap((name, nth) =>
        mustExist([...here, 'params', nth, 'name'], 'parameter', name, file.params),
      ),
      ...missing.map((param) =>
        misfit(here, `\`params\` must say where the values of \`${param}\` come from`),
      ),
      ...(question.ordered || question.columns.some(({ key }) => key)
        ? []
        : [misfit([...here, 'columns'], 'at least one column needs `key: true`, or `ordered: true`')]),
    ];
  });
