/** Other sites whose pages may call the API: with a token that they have, never with the cookie of whoever looks at them. */
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Request } from 'express';

const TEN_MINUTES = 600;
const NOBODY = { origin: false };

/** Lets pages of these origins call /graphql; nothing is added for others, or elsewhere. Call before the application starts. */
export function allowOrigins(app: NestExpressApplication, origins: readonly string[]): void {
  if (origins.length === 0) return;
  const allowed = {
    origin: [...origins],
    credentials: false,
    methods: ['POST'],
    allowedHeaders: ['authorization', 'content-type', 'x-request-id'],
    exposedHeaders: ['x-request-id'],
    maxAge: TEN_MINUTES,
  };
  app.enableCors((request: Request, decide: (error: null, options: object) => void) =>
    decide(null, request.path === '/graphql' ? allowed : NOBODY),
  );
}

/** The origins in a list with commas: `https://app.example.com, http://localhost:5173`; `null` if one of them is none. */
export function originsIn(list: string): string[] | null {
  const origins = list.split(',').map((part) => part.trim());
  return origins.every(isOrigin) ? origins : null;
}

function isOrigin(text: string): boolean {
  return /^https?:[^*]*$/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}
