/** The paper that is drawn on: sizes in pixels and colours. */
import { escaped } from '../../shared/escaped.js';

export const WIDTH = 880;
export const LEFT = 78;
export const RIGHT = 20;
export const TOP = 78;
export const GAP = 38;
export const BOTTOM = 46;

export const INK = '#1f2933';
export const FAINT = '#6b7785';
export const GRID = '#e4e8ee';
export const BAND = '#cfe0f5';
export const EXPECTED = '#2f6db5';
export const OBSERVED = '#14213d';
export const GOOD = '#1c7c54';
export const BAD = '#b3261e';

/** What stands above a picture, and what is said to those who cannot see it. */
export interface Caption {
  readonly title: string;
  readonly headline: string;
  readonly description: string;
}

/** The picture as the text of an SVG file; `height` in pixels. */
export function svgPage({ title, headline, description }: Caption, height: number, marks: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="impact-title impact-description" font-family="system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif" font-size="12" fill="${INK}">`,
    `<title id="impact-title">${escaped(title)}</title>`,
    `<desc id="impact-description">${escaped(description)}</desc>`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    `<text x="${LEFT}" y="22" font-size="16" font-weight="600">${escaped(title)}</text>`,
    `<text x="${LEFT}" y="41" fill="${FAINT}">${escaped(headline)}</text>`,
    ...marks,
    '</svg>',
  ].join('\n');
}

/** A number in few characters: no decimals from 100 on. */
export function compact(value: number): string {
  const size = Math.abs(value);
  const digits = size >= 100 || value === 0 ? 0 : size >= 1 ? 1 : 3;
  return value.toLocaleString('en-GB', { maximumFractionDigits: digits }).replace('-', '−');
}

/** To a tenth of a pixel. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
