/** Writes the demo's files into a folder, which is made when missing. A file is there whole or not at all. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileTrouble } from '../files/file-trouble.js';
import { generateDemo } from './generate-demo.js';

/** `writeDemo('examples/demo/data')`. */
export async function writeDemo(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const [name, lines] of generateDemo()) {
    const unfinished = join(directory, `${name}.part`);
    try {
      await writeFile(unfinished, `${lines.join('\n')}\n`);
      await rename(unfinished, join(directory, name));
    } catch (error) {
      await rm(unfinished, { force: true });
      throw fileTrouble(error, join(directory, name)) ?? error;
    }
  }
}
