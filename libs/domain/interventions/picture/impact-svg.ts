/**
 * The chart of an assessment as an SVG picture: a text, made without a package, that can stand in a page or a file; title and description
 * are for those who cannot see it.
 */
import type { Assessment } from '../assessment.js';
import { launchSvg } from './launch-svg.js';
import { wavesSvg, type DrawnWave } from './waves-svg.js';

/** `null` where there is nothing to draw. `better`: which side of a difference is good. */
export function impactSvg(
  { chart, waves, words, treated, metric }: Pick<Assessment, 'chart' | 'waves' | 'words' | 'treated' | 'metric'>,
  better: 'up' | 'down',
): string | null {
  const title = `${metric.name} of ${treated.map(({ name }) => name).join(', ')}`;
  const caption = { title, headline: words.headline, description: `${words.headline}. ${words.summary}` };
  const drawn = waves.filter((wave): wave is DrawnWave => (wave.chart?.points.length ?? 0) > 0);
  if (drawn.length > 0) return wavesSvg(drawn, caption);
  return chart === null || chart.points.length === 0 ? null : launchSvg(chart, caption, better);
}
