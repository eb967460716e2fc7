import { compareAnswer } from '../../checks/compare.ts';
import { answerNeed } from '../../checks/questions.ts';
import type { DiffRow } from '../../domain/finding.ts';
import type { HandAnswer, Problem, Question } from '../../domain/problem.ts';
import type { Submission } from '../../domain/submission.ts';
import type { Engine } from '../../engine/engine.ts';
import { answersFrom } from '../../grade/judge.ts';
import { planNeeds } from '../../grade/plan.ts';
import { executeRuns } from '../kit/execute.ts';
import type { Scenarios } from '../kit/scenarios.ts';

/** What a model answers otherwise than was worked out by hand, a line each. */
export async function handDifferences(
  { problem, scenarios, engine }: Bench,
  submission: Submission,
): Promise<string[]> {
  const wanted = problem.byHand.map((hand) => ({ hand, need: needOf(hand) }));
  const plan = planNeeds(
    wanted.map(({ need }) => need),
    scenarios.get,
  );
  const outcomes = await executeRuns(engine, { problem, submission }, plan.runs, {
    decisive: null,
    onProgress: () => undefined,
  });
  const answers = answersFrom(plan, outcomes);
  return wanted.flatMap(({ hand, need }) => {
    const outcome = answers.of(need);
    const where = `${hand.question} in ${hand.scenario}`;
    if (!outcome.ok) return [`${where} has no answer; ${hand.file} has one`];
    const { wrong } = compareAnswer(
      questionOf(problem, hand),
      hand.params,
      hand.relation,
      outcome.value.relation,
    );
    if (!wrong) return [];
    const [row] = wrong.rows ?? [];
    return [`${where} is not what ${hand.file} has: ${wrong.message}${row ? rowText(row) : ''}`];
  });
}

/** The first row that differs, on both sides. */
function rowText({ expected, got }: DiffRow): string {
  const cells = (row: DiffRow['got']) =>
    row === null
      ? 'no such row'
      : Object.entries(row)
          .map(([name, cell]) => `${name} ${cell ?? 'null'}`)
          .join(', ');
  return ` By hand: ${cells(expected)}. The model: ${cells(got)}.`;
}

type Bench = { readonly problem: Problem; readonly scenarios: Scenarios; readonly engine: Engine };

function needOf({ scenario, question, params }: HandAnswer) {
  return answerNeed('submission', scenario, question, params);
}

/** A hand-made answer need not have all columns: those that it has are compared. */
function questionOf({ questions }: Problem, { question, relation }: HandAnswer): Question {
  const found = questions.find(({ deliverable }) => deliverable === question);
  if (!found) throw new Error(`There is no question ${question}.`);
  const names = relation.columns.map((name) => name.toLowerCase());
  return { ...found, columns: found.columns.filter(({ name }) => names.includes(name.toLowerCase())) };
}
