/**
 * How much CPU whoever asks may use: people and tokens much, visitors of the demo and those who have not signed in less, and all who come from
 * one address together no more than four people. What is taken is what a call was estimated at; docs/operations.md has the numbers.
 */
import { createHash } from 'node:crypto';
import { HeaderMap } from '@apollo/server';
import type { Request } from 'express';
import { GraphQLError } from 'graphql';
import { placeOf, type Principal } from '@bough/domain';
import { CpuBuckets, type CpuBucket } from './cpu-buckets.js';
import { addressOf, bearerOf } from './visitor.js';

/** Microseconds of what has no estimate of its own. */
export const FLAT_COST = {
  /** Looking up who asks and writing down that they were refused. */
  refusal: 10_000,
  /** Parsing and validating a text that was not seen before. */
  newText: 50_000,
  /** A table as a file. */
  table: 300_000,
  picture: 20_000,
} as const;

/** A bucket holds what flows into it in two minutes. */
const MINUTES = 2;
/** Parts of what a person may use. */
const [VISITOR, ADDRESS] = [1 / 3, 4];

export class CpuAllowance {
  private readonly buckets: CpuBuckets;

  /** `secondsPerMinute`: of CPU, for a person; 0: nothing is limited. */
  constructor(
    private readonly secondsPerMinute: number,
    now: () => number,
  ) {
    this.buckets = new CpuBuckets(now);
  }

  /** Takes so many microseconds from who asks and from where they are; refuses (`RATE_LIMITED`, HTTP 429) when either has nothing left. */
  take(request: Request, principal: Principal | null, microseconds: number): void {
    if (this.secondsPerMinute === 0) return;
    const wait = this.buckets.take(this.bucketsOf(request, principal), microseconds);
    if (wait > 0) throw rateLimited(wait);
  }

  private bucketsOf(request: Request, principal: Principal | null): CpuBucket[] {
    const place = placeOf(addressOf(request));
    const address = this.bucket(`address ${place}`, ADDRESS);
    if (!principal || principal.via === 'demo') return [this.bucket(`visitor ${place}`, VISITOR), address];
    return [this.bucket(nameOf(request, principal), 1), address];
  }

  private bucket(key: string, part: number): CpuBucket {
    const perSecond = (part * this.secondsPerMinute * 1_000_000) / 60;
    return { key, perSecond, most: perSecond * 60 * MINUTES };
  }
}

/** A session and each token have their own, so that a program that asks too much does not keep its owner from working. */
function nameOf(request: Request, { person, via }: Principal): string {
  if (via !== 'token') return `${via} ${person}`;
  return `token ${createHash('sha256')
    .update(bearerOf(request) ?? '')
    .digest('base64')}`;
}

function rateLimited(seconds: number): GraphQLError {
  const message = `You have used more of the server's CPU than you may for now. Ask again in ${seconds} s, for less or less often.`;
  const http = { status: 429, headers: new HeaderMap([['retry-after', String(seconds)]]) };
  return new GraphQLError(message, { extensions: { code: 'RATE_LIMITED', retryAfter: seconds, http } });
}
