import { ids, mustExist, type Rule } from './rule.ts';

/** Answers worked out by hand are of questions and scenarios that exist. */
export const byHand: Rule = (problem, yaml) =>
  problem.by_hand.flatMap(({ scenario, question, params }, at) => {
    const asked = problem.deliverables.find(({ id }) => id === question);
    return [
      ...mustExist(yaml, ['by_hand', at, 'scenario'], 'scenario', scenario, ids(problem.scenarios)),
      ...mustExist(
        yaml,
        ['by_hand', at, 'question'],
        'question',
        question,
        problem.questions.map(({ deliverable }) => deliverable),
      ),
      ...Object.keys(params).flatMap((name) =>
        mustExist(yaml, ['by_hand', at, 'params', name], 'parameter', name, asked?.params ?? []),
      ),
    ];
  });
