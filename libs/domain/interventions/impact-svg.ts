/**
 * The chart of an assessment as an SVG picture: a text, made without a package, that can stand in a page or a file; title and description
 * are for those who cannot see it.
 */
import type { Assessment } from './assessment.js';
import { launchSvg } from './picture/launch-svg.js';

/** `null` where there is nothing to draw. `better`: which side of a difference is good. */
export function impactSvg(
  { chart, words, treated }: Pick<Assessment, 'chart' | 'words' | 'treated'>,
  better: 'up' | 'down',
): string | null {
  if (chart === null || chart.points.length === 0) return null;
  const title = `${chart.title} of ${treated.map(({ name }) => name).join(', ')}`;
  const caption = { title, headline: words.headline, description: `${words.headline}. ${words.summary}` };
  return launchSvg(chart, caption, better);
}
