/**
 * What a piece of work takes: CPU of this process, CPU of the connections of a database where that runs on this machine (Linux), and the most
 * memory that the process held at once, beyond what it held before.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Client } from 'pg';

export interface Consumption {
  /** Milliseconds of this process. */
  readonly own: number;
  /** Milliseconds of the database, in ticks of 10; 0 where nobody can say. */
  readonly database: number;
  /** Megabytes at the peak; 0 where nobody can say. */
  readonly memory: number;
}

export class Meter {
  private constructor(private readonly client: Client) {}

  static async on(url: string): Promise<Meter> {
    const client = new Client({ connectionString: url });
    await client.connect();
    return new Meter(client);
  }

  async measure<Value>(work: () => Promise<Value>): Promise<Consumption & { readonly value: Value }> {
    const before = await this.databaseTimes();
    const memory = beginPeak();
    const began = process.cpuUsage();
    const value = await work();
    const { user, system } = process.cpuUsage(began);
    const peak = memory();
    const after = await this.databaseTimes();
    const spent = [...after].map(([pid, time]) => time - (before.get(pid) ?? 0));
    return { value, own: (user + system) / 1000, database: spent.reduce((sum, each) => sum + each, 0), memory: peak };
  }

  close(): Promise<void> {
    return this.client.end();
  }

  /** Milliseconds by connection. */
  private async databaseTimes(): Promise<Map<number, number>> {
    const text =
      'SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = $1';
    const { rows } = await this.client.query<{ pid: number }>(text, ['client backend']);
    return new Map(rows.flatMap(({ pid }) => timeOf(pid)));
  }
}

function timeOf(pid: number): [number, number][] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return text.includes('postgres') ? [[pid, (Number(fields[11]) + Number(fields[12])) * 10]] : [];
  } catch {
    return []; // another system, another machine, or gone
  }
}

/** The kernel keeps the highest mark of resident memory since it was told to forget it. */
function beginPeak(): () => number {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    return () => 0;
  }
  const before = resident('VmRSS');
  return () => Math.max(0, resident('VmHWM') - before);
}

function resident(name: string): number {
  const [, kilobytes] = new RegExp(`${name}:\\s+(\\d+) kB`).exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kilobytes ?? 0) / 1024;
}

/** Gives back what nobody holds any more, so that what comes next is not charged for it. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
