/**
 * Looks for what needs attention while the server runs: after the data or the workspace changed, and at least once in a while;
 * deadlines and snoozes are followed every minute. Several servers do it once: each run is taken by one of them.
 */
import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { System, type DetectionRun, type UseCases } from '@bough/application';
import { SYSTEM } from '@bough/domain';
import { Troubles } from './troubles.js';
import { Repeater } from './repeater.js';
import { Wait } from './workshop/wait.js';
import { isStopping } from './workshop/work-thread.js';
import { Workshop } from './workshop/workshop.js';

const EVERY_MILLISECONDS = 5000;
const FOLLOW_MILLISECONDS = 60_000;

@Injectable()
export class DetectionService implements OnApplicationShutdown {
  private readonly logger = new Logger('Findings');
  private readonly repeater = new Repeater(() => this.step());
  private failing = false;
  private interval = 0;
  private seen = '';
  private detected = { key: '', at: 0 };
  private followedAt = 0;
  private say: (line: string) => void = () => undefined;

  constructor(
    private readonly system: System,
    private readonly troubles: Troubles,
    private readonly workshop: Workshop,
  ) {}

  /** Begins to watch; `minutes` between two runs at most, 0: never. `say` is told what came of it. */
  start(minutes: number, say: (line: string) => void): void {
    if (minutes <= 0) return;
    this.say = say;
    this.interval = minutes * 60_000;
    this.repeater.start(EVERY_MILLISECONDS);
  }

  onApplicationShutdown(): Promise<void> {
    return this.repeater.stop();
  }

  private async step(): Promise<void> {
    try {
      if (this.isTime()) await this.detect();
      if (this.now - this.followedAt >= FOLLOW_MILLISECONDS) await this.moveOn();
      this.failing = false;
    } catch (error) {
      if (isStopping(error) || this.troubles.of(error)) return; // the engine's service tells it
      if (!this.failing)
        this.logger.error(`findings cannot be brought up to date, trying on: ${(error as Error).message}`);
      this.failing = true;
    }
  }

  /** Data that is still coming in is left alone until it rests for one step. */
  private isTime(): boolean {
    const key = this.system.engine.current?.key ?? '';
    const rests = key === this.seen;
    this.seen = key;
    if (key === '' || !rests) return false;
    return key !== this.detected.key || this.now - this.detected.at >= this.interval;
  }

  private async detect(): Promise<void> {
    const { seen: key } = this;
    const run = await this.lookForFindings();
    this.detected = { key, at: this.now };
    if (!run) return;
    const { watched, signals, raised, reopened, recovered } = run;
    this.say(
      `Looked at ${watched} nodes, segments and rules: ${signals} signals, ${raised} raised, ${reopened} reopened, ${recovered} recovered`,
    );
  }

  private lookForFindings(): Promise<DetectionRun | null> {
    const caller = { principal: SYSTEM, requestId: randomUUID() };
    const { current: numbers } = this.system.engine;
    return this.workshop.run({ name: 'detect', asked: null, caller, numbers, wait: Wait.endless() });
  }

  private async moveOn(): Promise<void> {
    this.followedAt = this.now;
    const count = this.system.engine.current ? await this.findings.follow() : 0;
    if (count > 0) this.say(`${count} findings moved on: deadlines, snoozes, owners`);
  }

  private get findings(): UseCases['findings'] {
    return this.system.as({ principal: SYSTEM, requestId: randomUUID() }).findings;
  }

  private get now(): number {
    return this.system.clock.now();
  }
}
