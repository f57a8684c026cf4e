/** Comparisons and patterns as a layer of detection: every warning becomes a candidate, and everything that was tested is counted. */
import type { Contrast, ContrastCase } from '../contrasts/contrast.js';
import type { Candidate, LayerResult } from './candidate.js';
import { rateSegments, type DetectionContext } from './detection-context.js';
import { findNodePath } from './node-path.js';

/** The cases of these contrasts that are warnings. */
export function findWarnings(context: DetectionContext, contrasts: readonly Contrast[]): LayerResult {
  const cases = contrasts.flatMap((contrast) => contrast.cases.map((each) => ({ contrast, each })));
  return {
    tests: cases.flatMap(({ each }) => each.p ?? []),
    candidates: cases
      .filter(({ each }) => each.state === 'warning')
      .map(({ contrast, each }) => candidateOf(context, contrast, each)),
  };
}

function candidateOf(context: DetectionContext, { kind, rule, period }: Contrast, warning: ContrastCase): Candidate {
  const { segment, dimension, metric, metrics, touches, p, value } = warning;
  const { model } = context;
  const affected = touches ?? (segment === null ? [] : [segment]);
  const position = segment === null ? 0 : model.positions.get(segment)!;
  return {
    p,
    metrics,
    move:
      segment === null
        ? null
        : { metric, position, before: { position: 0, ...period }, after: { position, ...period } },
    signal: {
      kind,
      rule,
      cause: `${kind}:${rule}:${segment ?? dimension}:${metric}`,
      path: findNodePath(model, segment, metric, metrics),
      segment,
      metric,
      period,
      ...rateSegments(context, affected),
      title: warning.title,
      words: warning.words,
      evidence: value === null ? [] : warning.evidence,
      baseline: warning.baseline,
      threshold: warning.threshold,
      ...(warning.claim && { claim: warning.claim }),
    },
  };
}
