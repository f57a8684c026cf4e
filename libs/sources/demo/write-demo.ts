/** Writes the demo's files into a folder, which is made when missing. A file is there whole or not at all. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateDemo } from './generate-demo.js';

/** `writeDemo('examples/demo/data')`. */
export async function writeDemo(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const [name, lines] of generateDemo()) {
    const unfinished = join(directory, `${name}.part`);
    await writeFile(unfinished, `${lines.join('\n')}\n`);
    await rename(unfinished, join(directory, name));
  }
}
