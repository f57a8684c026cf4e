import { Controller, Req, Res, Sse, UseFilters, type MessageEvent } from '@nestjs/common';
import type { Request, Response } from 'express';
import { exhaustMap, interval, map, merge, takeUntil, takeWhile, type Observable } from 'rxjs';
import { authoriseField } from '@bough/application';
import { Identify } from '../access/identify.js';
import { OpenStreams } from './open-streams.js';
import { RefusalFilter } from './refusal.filter.js';
import { VersionWatch } from './version-watch.js';

const EVERY_MILLISECONDS = 10_000;
const STILL_HERE: MessageEvent = { comment: 'still here' };
const ENDED: MessageEvent = { type: 'ended', data: { code: 'SESSION_ENDED' } };

/** Tells clients that numbers, owners, findings or interventions have changed; what has changed they ask for themselves. */
@Controller()
@UseFilters(RefusalFilter)
export class EventsController {
  private readonly streams = new OpenStreams();

  constructor(
    private readonly identify: Identify,
    private readonly watch: VersionWatch,
  ) {}

  @Sse('events')
  async events(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Observable<MessageEvent>> {
    const { principal } = await this.identify.run(request, response);
    authoriseField(principal, 'Query.versions');
    response.once('close', this.streams.add(principal!.person ?? principal!.via));
    // Else the connection would stay open for a while, and the server would wait for it when it ends.
    response.once('finish', () => request.socket.destroySoon());
    const versions = this.watch.changes.pipe(map((data): MessageEvent => ({ data })));
    return merge(versions, this.heartbeats(request)).pipe(
      takeWhile((message) => message !== ENDED, true),
      takeUntil(this.watch.ended),
    );
  }

  /** Keeps the connection open, and ends it with the session or the token. */
  private heartbeats(request: Request): Observable<MessageEvent> {
    return interval(EVERY_MILLISECONDS).pipe(
      exhaustMap(() => this.identify.stillHolds(request).catch(() => true)), // the database may be away for a moment
      map((holds) => (holds ? STILL_HERE : ENDED)),
    );
  }
}
