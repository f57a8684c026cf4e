import { printable } from '@bough/domain';

/** A line that shows the progress of long work. It is written to terminals only, at most ten times a second. */
const EVERY_MILLISECONDS = 100;

export class ProgressLine {
  private readonly began = performance.now();
  private shown = 0;
  private wrote = false;

  constructor(private readonly stream: NodeJS.WriteStream = process.stderr) {}

  /** Shows how much is done, with an estimate of the time that is left; `share` is 0 to 1. */
  show(label: string, share: number): void {
    const now = performance.now();
    if (!this.stream.isTTY || now - this.shown < EVERY_MILLISECONDS) return;
    this.shown = now;
    this.wrote = true;
    const elapsed = now - this.began;
    const left = share > 0.01 ? ` · ${remaining((elapsed / share) * (1 - share))} left` : '';
    this.stream.write(`\r\u001b[K${printable(label)} · ${Math.round(share * 100)}%${left}`);
  }

  /** The average rate since the start: `1,234/s`. */
  rate(count: number): string {
    return `${Math.round(count / Math.max(0.001, (performance.now() - this.began) / 1000)).toLocaleString('en-GB')}/s`;
  }

  /** Removes the line again. */
  clear(): void {
    if (this.wrote) this.stream.write('\r\u001b[K');
    this.wrote = false;
  }
}

/** Formats a remaining time: `8s`, `2m 05s`. */
function remaining(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m ${String(seconds % 60).padStart(2, '0')}s`;
}
