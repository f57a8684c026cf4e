#!/usr/bin/env node
/** The command `npx bough`: installs and builds what is missing, then runs the command line. */
import { ensureReady, explain, run } from '../bootstrap.mjs';

try {
  ensureReady();
  await run('dist/apps/cli/main.js', process.argv.slice(2));
} catch (error) {
  explain(error);
}
