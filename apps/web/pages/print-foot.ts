/** What stands at the foot of each page on paper: where it came from, as of when, and how many pages there are. */
import { useEffect } from 'react';
import type { Address } from '../shared/address.js';
import { dayWords, sourceOf } from './source.js';

const quoted = (text: string) => `"${text.replace(/["\\\n]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;
const foot = (text: string) => `@page {
  @bottom-left { content: ${quoted(text)}; font: 9px sans-serif; color: #56616d; }
  @bottom-right { content: counter(page) " of " counter(pages); font: 9px sans-serif; color: #56616d; }
}`;

/** Browsers that know no margins of pages leave it out; they print the address by themselves. `data`: the last day with data, ISO 8601. */
export function usePrintFoot(address: Address, data: string | null): void {
  const text = [sourceOf(address), data && `data to ${dayWords(data)}`].filter(Boolean).join(' · ');
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(foot(text));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  }, [text]);
}
