/** Signing in with an OpenID Connect provider; off unless OIDC_ISSUER is set, and then nothing of it is loaded. */
import type { Request, Response } from 'express';
import type { Configuration } from 'openid-client';
import type { SignedIn, System } from '@bough/application';
import { Refusal } from '@bough/domain';
import { returnPath } from './return-path.js';
import { nobody, setCookie, visitorOf } from './sign-in-answers.js';
import { isSecure, readCookie } from './visitor.js';

export interface OpenIdSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where browsers find this server: `https://bough.example.com`. */
  readonly ownAddress: string;
}

const COOKIE = 'bough_openid';
const TEN_MINUTES = 600_000;

export class OpenId {
  private configuration: Promise<Configuration> | null = null;

  constructor(
    private readonly settings: OpenIdSettings | null,
    private readonly system: System,
  ) {}

  get isOn(): boolean {
    return this.settings !== null;
  }

  /** Where to send the browser. What the answer is checked against goes with it in a cookie, for ten minutes. */
  async begin(request: Request, response: Response, to: string): Promise<string> {
    const { client, configuration } = await this.provider();
    const [verifier, state, nonce] = [client.randomPKCECodeVerifier(), client.randomState(), client.randomNonce()];
    const kept = [verifier, state, nonce, Buffer.from(to).toString('base64url')];
    setCookie(request, response, this.cookie(request), kept.join('.'), TEN_MINUTES);
    const address = client.buildAuthorizationUrl(configuration, {
      redirect_uri: this.back,
      scope: 'openid email profile',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    return address.href;
  }

  /** Where the browser wanted to go when it began. */
  destination(request: Request): string {
    const to = (readCookie(request, this.cookie(request)) ?? '').split('.')[3] ?? '';
    return returnPath(Buffer.from(to, 'base64url').toString());
  }

  /** The browser is back: takes the provider's word, if it is the answer to what `begin` asked. */
  async finish(request: Request, response: Response): Promise<SignedIn> {
    const { client, configuration } = await this.provider();
    const [verifier, state, nonce] = (readCookie(request, this.cookie(request)) ?? '').split('.');
    setCookie(request, response, this.cookie(request), '', 0);
    if (!verifier || !state || !nonce) throw new Refusal('SIGN_IN_FAILED', 'This took too long; begin again.');
    const address = new URL(request.originalUrl, this.settings!.ownAddress);
    const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
    const tokens = await client.authorizationCodeGrant(configuration, address, checks).catch(() => {
      throw new Refusal('SIGN_IN_FAILED', 'Your organisation did not let you in; begin again.');
    });
    const { sub, email, email_verified: isVerified } = tokens.claims()!;
    const verifiedEmail = isVerified === true && typeof email === 'string' ? email.toLowerCase() : null;
    const { issuer } = this.settings!;
    const { access } = this.system.as(nobody(request));
    return access.signInWithIdentity({ issuer, subject: sub, verifiedEmail }, visitorOf(request));
  }

  private get back(): string {
    return new URL('/sign-in/openid/back', this.settings!.ownAddress).href;
  }

  private cookie(request: Request): string {
    return isSecure(request) ? `__Host-${COOKIE}` : COOKIE;
  }

  private async provider() {
    if (!this.settings) throw new Refusal('OPENID_OFF', 'This server has no OpenID provider.');
    const client = await import('openid-client');
    const configuration = await (this.configuration ??= this.discover(client)).catch((error: unknown) => {
      this.configuration = null; // the provider may be back with the next try
      throw error;
    });
    return { client, configuration };
  }

  private discover(client: typeof import('openid-client')): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.settings!;
    const address = new URL(issuer);
    const isLocal = address.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(address.hostname);
    const options = isLocal ? { execute: [client.allowInsecureRequests] } : undefined;
    return client.discovery(address, clientId, clientSecret, undefined, options);
  }
}
