/** Satisfaction by segment: within about 10 points is healthy; 20 points below the best, a segment is systematically underserved. */
import { shrinkShares } from '@bough/statistics';
import { cannotTell, contrastOf, type Contrast, type ContrastCase, type ContrastState } from './contrast.js';
import { chanceNote, evidenceOf, labelled, note, points, segmentOf, type Look } from './contrast-input.js';
import { compareSides, sideOf } from './compare-sides.js';

const METRIC = 'csat';
const SURE = 0.05;

/** One case per segment of every dimension: against its others, and as far below the best as both are likely to be. */
export function satisfactionSpreadContrast(look: Look): Contrast {
  const { thresholds, period, model } = look;
  return contrastOf(
    {
      kind: 'contrast',
      rule: 'satisfaction_spread',
      name: 'Satisfaction spread',
      healthy: 'No segment is shown to be much less satisfied than the others.',
    },
    model.workspace.dimensions.flatMap(({ key }) => casesOf(look, key)),
    {
      period,
      parameters: [
        { name: 'satisfaction_watch', value: thresholds.satisfaction_watch },
        { name: 'satisfaction_warning', value: thresholds.satisfaction_warning },
      ],
      assumptions: [],
    },
    'No segment has enough ratings.',
  );
}

function casesOf(look: Look, dimension: string): ContrastCase[] {
  const segments = labelled(look, dimension).map(({ id }) => id);
  const judged = segments.filter((id) => sideOf(look, METRIC, [id]).kind === 'side');
  if (judged.length < 2) return [];
  const likely = likelyShares(look, judged);
  const best = judged.reduce((top, id) => (likely.get(id)! > likely.get(top)! ? id : top), judged[0]!);
  return judged.map((id) => caseOf(look, id, judged, { likely, best }));
}

interface Standing {
  /** Shrunk towards the whole: few ratings say little. */
  readonly likely: ReadonlyMap<string, number>;
  readonly best: string;
}

function caseOf(look: Look, id: string, judged: readonly string[], { likely, best }: Standing): ContrastCase {
  const { name } = segmentOf(look, id);
  const title = `${name} is less satisfied than the others`;
  const given = { segment: id, about: name, dimension: segmentOf(look, id).dimension!, metric: METRIC };
  const others = judged.filter((each) => each !== id);
  const [own, rest] = [sideOf(look, METRIC, [id]), sideOf(look, METRIC, others)];
  if (own.kind === 'none' || rest.kind === 'none') return cannotTell(given, title, 'there are too few ratings');
  const found = compareSides(own, rest);
  // The least satisfied of many is always there to be found.
  const p = Math.min(1, judged.length * found.pLess);
  const below = likely.get(best)! - likely.get(id)!;
  const top = segmentOf(look, best).name;
  return {
    ...given,
    p,
    value: own.shown,
    baseline: likely.get(best)!,
    threshold: likely.get(best)! - look.thresholds.satisfaction_warning,
    state: stateOf(look, p, below),
    title,
    words: `${name} is ${points(below)} less satisfied than ${top}: it is systematically underserved, or unhappy with something that support cannot mend; read what its low ratings are about.`,
    evidence: [
      evidenceOf(look, METRIC, { name, segment: id }, own.shown),
      evidenceOf(look, METRIC, { name: 'the other segments', segment: null }, rest.shown),
      note(`Below ${top}, both shrunk towards the whole`, points(below), below),
      chanceNote(p),
    ],
    metrics: [METRIC, 'csat_mean'],
  };
}

function stateOf({ thresholds }: Look, p: number, below: number): ContrastState {
  if (p >= SURE || below < thresholds.satisfaction_watch) return 'healthy';
  return below >= thresholds.satisfaction_warning ? 'warning' : 'watch';
}

function likelyShares({ now, model }: Look, ids: readonly string[]): Map<string, number> {
  const at = (measure: string, id: string) => now.values.leaves.get(measure)?.[model.positions.get(id)!] ?? 0;
  const shares = ids.map((id) => ({ hits: at('satisfied', id), tries: at('ratings', id) }));
  const shrunk = shrinkShares(shares);
  return new Map(
    ids.map((id, i) => [id, shrunk.kind === 'none' ? shares[i]!.hits / shares[i]!.tries : shrunk.segments[i]!.shrunk]),
  );
}
