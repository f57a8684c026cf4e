/** Notices that something has changed, once for everybody who listens. While nobody does, nothing is asked. */
import { randomUUID } from 'node:crypto';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import {
  distinctUntilChanged,
  exhaustMap,
  filter,
  ReplaySubject,
  share,
  takeUntil,
  timer,
  type Observable,
} from 'rxjs';
import type { System, UseCases } from '@bough/application';
import { SYSTEM } from '@bough/domain';
import type { VersionsModel } from './versions.model.js';

const EVERY_MILLISECONDS = 2000;

export class VersionWatch implements BeforeApplicationShutdown {
  private readonly closing = new ReplaySubject<void>(1);
  /** Once the server ends: streams end before it waits for its connections. */
  readonly ended: Observable<void> = this.closing;
  /** The versions now, and after every change. */
  readonly changes: Observable<VersionsModel>;

  /** `build`: of the web client. */
  constructor(
    private readonly system: System,
    private readonly build: string | null,
  ) {
    this.changes = timer(0, EVERY_MILLISECONDS).pipe(
      exhaustMap(() => this.readIfPossible()),
      filter((versions) => versions !== null),
      distinctUntilChanged((one, other) => JSON.stringify(one) === JSON.stringify(other)),
      takeUntil(this.closing),
      share({ connector: () => new ReplaySubject(1) }),
    );
  }

  /** The versions now, for somebody. */
  async read(useCases: UseCases): Promise<VersionsModel> {
    return { ...(await useCases.versions.read()), build: this.build };
  }

  beforeApplicationShutdown(): void {
    this.closing.next();
  }

  /** `null` while the database does not answer: its watcher says so. */
  private readIfPossible(): Promise<VersionsModel | null> {
    return this.read(this.system.as({ principal: SYSTEM, requestId: randomUUID() })).catch(() => null);
  }
}
