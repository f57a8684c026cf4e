import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { System, type UseCases } from '@bough/application';
import { Refusal } from '@bough/domain';
import { GraphQLError } from 'graphql';
import { accountPage } from './account-page.js';
import { Identify } from './identify.js';
import { dropSession, requireOwnPage, sendPage, httpStatusOf, visitorOf } from './sign-in-answers.js';
import { sessionOf } from './visitor.js';

const SIGN_IN = '/sign-in?to=/account';

/** One's own password, sessions and tokens, for whoever has signed in with a browser. */
@Controller('account')
export class AccountController {
  constructor(
    private readonly system: System,
    private readonly identify: Identify,
  ) {}

  @Get()
  async page(@Req() request: Request, @Res() response: Response): Promise<void> {
    const useCases = await this.signedIn(request, response);
    if (useCases) await this.show(useCases, request, response);
  }

  @Post('password')
  password(@Req() request: Request, @Res() response: Response, @Body() body: unknown): Promise<void> {
    return this.change(request, response, SIGN_IN, async ({ access }) => {
      const [present, next] = [textOf(body, 'present'), textOf(body, 'next')];
      await access.changePassword(present, next, visitorOf(request));
      dropSession(request, response);
    });
  }

  @Post('sessions/end')
  endSession(@Req() request: Request, @Res() response: Response, @Body() body: unknown): Promise<void> {
    return this.change(request, response, '/account', ({ access }) => access.endSession(textOf(body, 'id')));
  }

  @Post('tokens/end')
  endToken(@Req() request: Request, @Res() response: Response, @Body() body: unknown): Promise<void> {
    return this.change(request, response, '/account', async ({ access }) => {
      await access.revokeToken(textOf(body, 'id'));
    });
  }

  /** The use cases of who has signed in; everybody else is sent to sign in first, which gives `null`. */
  private async signedIn(request: Request, response: Response): Promise<UseCases | null> {
    const caller = await this.identify.run(request, response).catch((error: unknown) => {
      if (!(error instanceof GraphQLError)) throw error; // whatever was wrong with it, signing in mends it
      return null;
    });
    if (caller?.principal?.via === 'session') return this.system.as(caller);
    response.redirect(303, SIGN_IN);
    return null;
  }

  /** Does something and goes on, or shows the page with what was wrong. */
  private async change(
    request: Request,
    response: Response,
    next: string,
    work: (useCases: UseCases) => Promise<void>,
  ): Promise<void> {
    const useCases = await this.signedIn(request, response);
    if (!useCases) return;
    try {
      requireOwnPage(request);
      await work(useCases);
      response.redirect(303, next);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await this.show(useCases, request, response, error);
    }
  }

  private async show(
    { access, caller, clock }: UseCases,
    request: Request,
    response: Response,
    refusal?: Refusal,
  ): Promise<void> {
    const now = clock.date();
    const [hasPassword, sessions, tokens] = await Promise.all([
      access.hasPassword(),
      access.listSessions(sessionOf(request)),
      access.listTokens(),
    ]);
    const live = tokens.filter(({ revokedAt, expiresAt }) => revokedAt === null && expiresAt > now);
    const state = { principal: caller.principal!, hasPassword, sessions, tokens: live, message: refusal?.message };
    sendPage(response, refusal ? httpStatusOf(refusal) : 200, accountPage(state));
  }
}

/** What is not a text is an empty one. */
function textOf(body: unknown, name: string): string {
  const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value.slice(0, 1000) : '';
}
