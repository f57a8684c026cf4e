/** Comparisons and patterns as a layer of detection: what is a warning becomes a candidate, what was tested is counted. */
import type { Contrast, ContrastCase } from '../contrasts/contrast.js';
import type { Candidate, Layer } from './candidate.js';
import { pathOf } from './watched-nodes.js';
import { weigh, type DetectionSetting } from './detection-context.js';

export function warned(setting: DetectionSetting, contrasts: readonly Contrast[]): Layer {
  const cases = contrasts.flatMap((contrast) => contrast.cases.map((each) => ({ contrast, each })));
  return {
    tests: cases.flatMap(({ each }) => each.p ?? []),
    candidates: cases
      .filter(({ each }) => each.state === 'warning')
      .map(({ contrast, each }) => candidateOf(setting, contrast, each)),
  };
}

function candidateOf(setting: DetectionSetting, { kind, rule, period }: Contrast, given: ContrastCase): Candidate {
  const { segment, dimension, metric, metrics, touches, p, value } = given;
  const { model } = setting;
  const about = touches ?? (segment === null ? [] : [segment]);
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
      path: pathOf(model, segment, metric, metrics),
      segment,
      metric,
      period,
      ...weigh(setting, about),
      title: given.title,
      words: given.words,
      evidence: value === null ? [] : given.evidence,
      baseline: given.baseline,
      threshold: given.threshold,
    },
  };
}
