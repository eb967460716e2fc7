import type { Finding } from '../domain/finding.ts';
import type { CheckResult, Scorecard, Tally } from '../domain/scorecard.ts';

export type Tool = { readonly name: string; readonly version: string };

/** The report of `schemas/report.schema.json`. Same scorecard, same bytes, but for `durationMs`. */
export function jsonReport(card: Scorecard, about: { tool: Tool; durationMs: number }): string {
  const report = {
    schema: 'graincheck/report/2',
    tool: { name: about.tool.name, version: about.tool.version },
    problem: { id: card.problem.id, version: card.problem.version, title: card.problem.title },
    submission: {
      path: card.submission.path,
      dialect: card.submission.dialect,
      sha256: card.submission.sha256,
    },
    ...tally(card.total),
    causes: { words: card.causes.words, unsupported: card.causes.unsupported },
    passScore: card.passScore,
    passed: card.passed,
    ...(card.ended && { ended: { by: card.ended.by, message: card.ended.message } }),
    parts: card.parts.map((part) => ({ id: part.id, title: part.title, ...tally(part) })),
    scales: { design: tally(card.scales.design), proof: tally(card.scales.proof) },
    checks: card.checks.map(check),
    ...(card.notes.length > 0 && { notes: card.notes }),
    ...(card.advice.length > 0 && { advice: card.advice.map(finding) }),
    engine: { name: card.engine.name, version: card.engine.version },
    seeds: card.seeds,
    durationMs: Math.round(about.durationMs),
  };
  return `${harmless(JSON.stringify(report, null, 2))}\n`;
}

function tally({ score, open, maxScore }: Tally) {
  return { score, open, maxScore };
}

function check(result: CheckResult) {
  const { id, title, part, task, scale, verdict, cause, findings, detail } = result;
  return {
    id,
    title,
    part,
    task,
    scale,
    verdict,
    ...tally(result),
    ...(cause !== null && { cause }),
    findings: findings.map(finding),
    ...(detail !== undefined && { detail }),
  };
}

function finding({ code, message, hint, scenario, rows }: Finding) {
  return {
    code,
    message,
    ...(hint !== undefined && { hint }),
    ...(scenario !== undefined && { scenario }),
    ...(rows !== undefined && {
      rows: rows.map(({ expected, got, differs }) => ({ expected, got, differs })),
    }),
  };
}

/** One line of JSON with its end. */
export function jsonLine(value: unknown): string {
  return `${harmless(JSON.stringify(value))}\n`;
}

// What moves or hides text on a terminal; and `##[group]`, `##vso[…]`: runners of CI obey it at any place of a line.
const obeyed = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|##(?=\w*\[)/gu;

/** JSON that means the same; but neither a terminal nor a runner of CI obeys anything in it. */
export function harmless(json: string): string {
  return json.replace(obeyed, (found) =>
    found === '##' ? '#\\u0023' : found.split('').map(escaped).join(''),
  );
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
