/** Writes `truths.json` (for tests) and `TRUTHS.md` (for people) into a folder; run after every change of the generator. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { claims } from './claims.js';
import { computeTruths, type Truths } from './compute-truths.js';
import { truthsPage } from './truths-page.js';

/** `writeTruths('examples/demo')`. */
export async function writeTruths(directory: string): Promise<void> {
  for (const [name, text] of truthFiles(computeTruths())) await writeFile(join(directory, name), text);
}

/** File name to text. */
export function truthFiles(truths: Truths): Map<string, string> {
  return new Map([
    ['truths.json', `${JSON.stringify({ ...truths, claims: claims(truths) }, null, 2)}\n`],
    ['TRUTHS.md', truthsPage(truths)],
  ]);
}
