import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { System, type SignedIn, type UseCases } from '@bough/application';
import { Refusal, textFault } from '@bough/domain';
import { OpenId } from './open-id.js';
import { returnPath } from './return-path.js';
import {
  addSession,
  dropSession,
  nobody,
  refuse,
  requireOwnPage,
  sendPage,
  visitorOf,
  wantsJson,
  wantsPage,
} from './sign-in-answers.js';
import { linkPage, passwordPage } from './sign-in-page.js';
import { sessionOf } from './visitor.js';

/** Signing in and out: forms for people, JSON for programs. */
@Controller()
export class SignInController {
  constructor(
    private readonly system: System,
    private readonly openId: OpenId,
  ) {}

  @Get('sign-in')
  async page(@Req() request: Request, @Res() response: Response, @Query() query: SignInQuery): Promise<void> {
    const { hasOpenId } = this;
    const [token, to] = [query.token, returnPath(query.to)];
    if (wantsJson(request)) return void response.set('cache-control', 'no-store').json({ openId: hasOpenId });
    if (typeof token !== 'string') return sendPage(response, 200, passwordPage({ hasOpenId, to }));
    try {
      const { name } = await this.access(request).accountOfLink(token);
      sendPage(response, 200, linkPage(name, token, to));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      sendPage(response, 410, passwordPage({ hasOpenId, to, message: error.message }));
    }
  }

  @Post('sign-in')
  password(@Req() request: Request, @Res() response: Response, @Body() body: unknown): Promise<void> {
    const { login, password, to } = texts(body);
    const page = (message: string) => passwordPage({ hasOpenId: this.hasOpenId, to, message });
    return this.let(request, response, { page, to }, () =>
      this.access(request).signInWithPassword(login, password, visitorOf(request)),
    );
  }

  @Post('sign-in/link')
  link(@Req() request: Request, @Res() response: Response, @Body() body: unknown): Promise<void> {
    const { token, password, to } = texts(body);
    const page = (message: string) => linkPage('yourself', token, to, message);
    return this.let(request, response, { page, to }, () =>
      this.access(request).signInWithLink(token, visitorOf(request), password || null),
    );
  }

  @Get('sign-in/openid')
  async begin(@Req() request: Request, @Res() response: Response, @Query() query: SignInQuery): Promise<void> {
    const to = returnPath(query.to);
    try {
      response.redirect(302, await this.openId.begin(request, response, to));
    } catch (error) {
      refuse(request, response, error, (message) => passwordPage({ hasOpenId: this.hasOpenId, to, message }));
    }
  }

  @Get('sign-in/openid/back')
  back(@Req() request: Request, @Res() response: Response): Promise<void> {
    const to = this.openId.destination(request);
    const page = (message: string) => passwordPage({ hasOpenId: true, to, message });
    return this.let(request, response, { page, to }, () => this.openId.finish(request, response), true);
  }

  @Post('sign-out')
  async leave(@Req() request: Request, @Res() response: Response): Promise<void> {
    try {
      requireOwnPage(request);
      const session = sessionOf(request);
      if (session !== null) await this.access(request).signOut(session);
      dropSession(request, response);
      if (wantsPage(request)) response.redirect(303, '/sign-in');
      else response.status(200).json({ signedOut: true });
    } catch (error) {
      refuse(request, response, error, (message) => passwordPage({ hasOpenId: this.hasOpenId, to: '/', message }));
    }
  }

  private access(request: Request): UseCases['access'] {
    return this.system.as(nobody(request)).access;
  }

  private get hasOpenId(): boolean {
    return this.openId.isOn;
  }

  /** `fromElsewhere`: the provider's page sends the browser back. */
  private async let(
    request: Request,
    response: Response,
    { page, to }: WayOn,
    enter: () => Promise<SignedIn>,
    fromElsewhere = false,
  ): Promise<void> {
    try {
      if (!fromElsewhere) requireOwnPage(request);
      const { account, secret } = await enter();
      addSession(request, response, secret);
      if (wantsPage(request)) response.redirect(303, to);
      else response.status(200).json({ name: account.name, role: account.role });
    } catch (error) {
      refuse(request, response, error, page);
    }
  }
}

interface SignInQuery {
  readonly token?: unknown;
  readonly to?: unknown;
}

/** What somebody sees next: the same page with what went wrong, or where they wanted to go. */
interface WayOn {
  readonly page: (message: string) => string;
  readonly to: string;
}

/** What is not a text is an empty one. */
function texts(body: unknown): { login: string; password: string; token: string; to: string } {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const text = (name: string) => (typeof given[name] === 'string' ? given[name] : '');
  return {
    login: soundOrNone(text('login')).slice(0, 320),
    password: text('password').slice(0, 1000),
    token: soundOrNone(text('token')).slice(0, 100),
    to: returnPath(given.to),
  };
}

/** No name and no token holds what no text may hold, so it is like one that was not given. */
function soundOrNone(text: string): string {
  return textFault(text) ? '' : text;
}
