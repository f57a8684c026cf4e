/** Writes what a command gives as a file. */
import { rm, stat, writeFile } from 'node:fs/promises';
import { fileTrouble } from '@bough/sources';

/** Writes a text into a file, whole or with words why not; half of one is not left behind. */
export async function writeOut(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    const { syscall } = error as NodeJS.ErrnoException;
    // What could not be opened is not ours to remove, and neither is a device.
    if (syscall === 'write' && (await stat(file).catch(() => null))?.isFile()) await rm(file, { force: true });
    throw fileTrouble(error, file) ?? error;
  }
}
