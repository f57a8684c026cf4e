import { rmSync } from 'node:fs';

/** Stops what global-setup.mjs started. */
export default async function tearDown() {
  for (const { folder, stop } of globalThis.boughTestServers ?? []) {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
