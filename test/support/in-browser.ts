/** Tests in a real browser: the Chromium that the machine has. */
import { chromium, type Browser } from 'playwright-core';
import { describeWhere } from './describe-where.js';
import { findChromium, thisMachine } from './find-chromium.js';

export const NO_CHROMIUM = 'no Chromium found; install one or set BOUGH_CHROMIUM';

/**
 * Hands the path of the browser to the tests, for startChromium. Without a browser they are skipped and counted; with
 * BOUGH_BROWSER=required, as in continuous integration, the file fails.
 */
export function describeInBrowser(title: string, tests: (executablePath: string) => void): void {
  const path = findChromium(thisMachine());
  refuseMissing(path, process.env.BOUGH_BROWSER);
  describeWhere(path !== null, NO_CHROMIUM, title, () => tests(path ?? ''));
}

/** Without its sandbox only for root, who may not have one. */
export function startChromium(executablePath: string): Promise<Browser> {
  const args = ['--disable-gpu', '--disable-background-networking', '--no-first-run'];
  return chromium.launch({ executablePath, args, chromiumSandbox: process.getuid?.() !== 0 });
}

/** Throws where a browser is required and missing; the message says what to install. */
export function refuseMissing(path: string | null, required: string | undefined): void {
  if (required && required !== 'required')
    throw new Error(`BOUGH_BROWSER=${required} is not known. Set it to "required", or unset it.`);
  if (required && path === null)
    throw new Error(
      'No Chromium was found, and BOUGH_BROWSER=required. Install one (Debian: apt-get install chromium), set BOUGH_CHROMIUM to the path of a Chromium, Chrome or Edge, or unset BOUGH_BROWSER to skip the tests in a browser.',
    );
}
