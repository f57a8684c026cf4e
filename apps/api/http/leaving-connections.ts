/**
 * Connections that nobody uses any more must not keep a server that ends: Node closes those that are idle at that moment, but not those whose
 * answer goes out a moment later, nor those that a browser has opened for later and never used.
 */
import type { Server } from 'node:http';
import type { BeforeApplicationShutdown, OnApplicationShutdown } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

/** In milliseconds. */
const LOOK_EVERY = 50;
/** In milliseconds: whoever still asks then is cut off. The whole server has eight seconds to end. */
const LAST_MOMENTS = 5_000;

@Injectable()
export class LeavingConnections implements BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly timers: NodeJS.Timeout[] = [];

  constructor(private readonly host: HttpAdapterHost) {}

  beforeApplicationShutdown(): void {
    const server = this.host.httpAdapter.getHttpServer() as Server;
    this.timers.push(
      setInterval(() => server.closeIdleConnections(), LOOK_EVERY),
      setTimeout(() => server.closeAllConnections(), LAST_MOMENTS),
    );
  }

  onApplicationShutdown(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }
}
