/** Every variable that the server reads, checked once at start. */
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { plainToInstance, Transform } from 'class-transformer';
import { IsIn, IsInt, IsNotEmpty, IsOptional, Matches, Max, Min, validateSync } from 'class-validator';
import { Refusal } from '@bough/domain';
import { originsIn } from './http/cors.js';
import { isLoopbackHost, isNetwork } from './http/networks.js';

/** From `dist/apps/api` to the project's folder. */
export const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));
/** Where the build puts the web client. */
export const WEB_CLIENT = join(PROJECT, 'dist', 'web');
/** What runs in a thread of the workshop. */
export const THREAD = new URL('./thread.js', import.meta.url);

export class ServerEnvironment {
  @IsInt({ message: 'PORT must be a whole number' })
  @Min(0, { message: 'PORT must be 0 (any free port) to 65535' })
  @Max(65_535, { message: 'PORT must be 0 (any free port) to 65535' })
  @Transform(({ value }) => Number(value))
  PORT = 3000;

  /** The address to listen on; by default only this machine can connect. */
  @IsNotEmpty({ message: 'HOST must not be empty' })
  HOST = '127.0.0.1';

  @IsOptional()
  @Matches(/^postgres(ql)?:\/\//, {
    message: 'DATABASE_URL must look like postgres://user:password@host:5432/database',
  })
  DATABASE_URL?: string;

  @IsNotEmpty()
  BOUGH_DATA_DIR = resolve(PROJECT, '.bough');

  /** Whether an empty database gets the demo workspace at the first start. */
  @IsIn(['on', 'off'], { message: 'BOUGH_DEMO must be on or off' })
  BOUGH_DEMO = 'on';

  /** Minutes between two checks of interventions that are due; 0: never. */
  @IsInt({ message: 'BOUGH_CHECK_MINUTES must be a whole number' })
  @Min(0, { message: 'BOUGH_CHECK_MINUTES must be 0 (off) to 1440' })
  @Max(1440, { message: 'BOUGH_CHECK_MINUTES must be 0 (off) to 1440' })
  @Transform(({ value }) => Number(value))
  BOUGH_CHECK_MINUTES = 60;

  /** Minutes between two detection runs, beside those after every change of the data; 0: never. */
  @IsInt({ message: 'BOUGH_DETECT_MINUTES must be a whole number' })
  @Min(0, { message: 'BOUGH_DETECT_MINUTES must be 0 (off) to 1440' })
  @Max(1440, { message: 'BOUGH_DETECT_MINUTES must be 0 (off) to 1440' })
  @Transform(({ value }) => Number(value))
  BOUGH_DETECT_MINUTES = 60;

  /** Threads for what takes long; 0: none, it is done where requests are answered. */
  @IsInt({ message: 'BOUGH_THREADS must be a whole number' })
  @Min(0, { message: 'BOUGH_THREADS must be 0 (none) to 16' })
  @Max(16, { message: 'BOUGH_THREADS must be 0 (none) to 16' })
  @Transform(({ value }) => Number(value))
  BOUGH_THREADS = Math.min(4, Math.max(2, availableParallelism() - 1));

  /** How long a request may take. */
  @IsInt({ message: 'BOUGH_DEADLINE_SECONDS must be a whole number' })
  @Min(1, { message: 'BOUGH_DEADLINE_SECONDS must be 1 to 3600' })
  @Max(3600, { message: 'BOUGH_DEADLINE_SECONDS must be 1 to 3600' })
  @Transform(({ value }) => Number(value))
  BOUGH_DEADLINE_SECONDS = 30;

  /** The address of the server for browsers, if it differs from where the server listens. */
  @IsOptional()
  @Matches(/^https?:\/\/[^/]+\/?$/, { message: 'BOUGH_URL must look like https://bough.example.com' })
  BOUGH_URL?: string;

  /** Proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed: addresses and networks, separated by commas. */
  @IsOptional()
  BOUGH_TRUSTED_PROXIES?: string;

  /** Seconds of CPU that a person, or a token, may use in a minute; 0: as much as they want. */
  @IsInt({ message: 'BOUGH_CPU_PER_MINUTE must be a whole number' })
  @Min(0, { message: 'BOUGH_CPU_PER_MINUTE must be 0 (no limit) to 3600' })
  @Max(3600, { message: 'BOUGH_CPU_PER_MINUTE must be 0 (no limit) to 3600' })
  @Transform(({ value }) => Number(value))
  BOUGH_CPU_PER_MINUTE = 60;

  /** Other sites whose pages may call the API with a token, separated by commas. */
  @IsOptional()
  BOUGH_CORS_ORIGINS?: string;

  /** The OpenID Connect provider: all three are set, or none. */
  @IsOptional()
  @Matches(/^https?:\/\//, { message: 'OIDC_ISSUER must look like https://login.example.com' })
  OIDC_ISSUER?: string;

  @IsOptional()
  OIDC_CLIENT_ID?: string;

  @IsOptional()
  OIDC_CLIENT_SECRET?: string;
}

const OPTIONAL = [
  'DATABASE_URL',
  'BOUGH_URL',
  'BOUGH_TRUSTED_PROXIES',
  'BOUGH_CORS_ORIGINS',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
];

/** The variables of the process; refuses with every mistake at once. Empty ones count as not set. */
export function readServerEnvironment(variables: NodeJS.ProcessEnv = process.env): ServerEnvironment {
  const given = Object.fromEntries(
    Object.keys(new ServerEnvironment())
      .concat(OPTIONAL)
      .flatMap((name) => (variables[name] ? [[name, variables[name]]] : [])),
  );
  const environment = plainToInstance(ServerEnvironment, given);
  const mistakes = validateSync(environment).flatMap(({ constraints }) => Object.values(constraints ?? {}));
  mistakes.push(...openIdMistakes(environment), ...originMistakes(environment), ...proxyMistakes(environment));
  if (mistakes.length > 0) throw new Refusal('ENVIRONMENT_INVALID', mistakes.join('\n'));
  environment.BOUGH_DATA_DIR = resolve(environment.BOUGH_DATA_DIR);
  return environment;
}

function openIdMistakes({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, BOUGH_URL }: ServerEnvironment): string[] {
  const given = [OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET].filter(Boolean).length;
  if (given === 0 || (given === 3 && BOUGH_URL)) return [];
  return ['OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together, and need BOUGH_URL'];
}

function originMistakes({ BOUGH_CORS_ORIGINS = '' }: ServerEnvironment): string[] {
  if (BOUGH_CORS_ORIGINS === '' || originsIn(BOUGH_CORS_ORIGINS)) return [];
  return [
    'BOUGH_CORS_ORIGINS must be origins with commas between them, such as https://app.example.com: scheme, host and port, no path and no *',
  ];
}

function proxyMistakes(environment: ServerEnvironment): string[] {
  const wrong = trustedProxies(environment).filter((each) => !isNetwork(each));
  if (wrong.length === 0) return [];
  return [
    `BOUGH_TRUSTED_PROXIES must be addresses or networks with commas between them, such as 127.0.0.1, 10.1.0.0/16; ${wrong.join(', ')} is none`,
  ];
}

/** The proxies whose word on the address of the caller is taken. */
export function trustedProxies({ BOUGH_TRUSTED_PROXIES = '' }: ServerEnvironment): readonly string[] {
  return BOUGH_TRUSTED_PROXIES.split(',')
    .map((each) => each.trim())
    .filter(Boolean);
}

/**
 * Whether the demo may be read without signing in, on this machine: not on a server that listens to others, or that says that it has another
 * address, or a proxy.
 */
export function mayOpenDemo(environment: ServerEnvironment): boolean {
  const { HOST, BOUGH_URL } = environment;
  return isLoopbackHost(HOST) && !BOUGH_URL && trustedProxies(environment).length === 0;
}

/** The origins of other sites whose pages may call the API. */
export function corsOrigins({ BOUGH_CORS_ORIGINS = '' }: ServerEnvironment): readonly string[] {
  return (BOUGH_CORS_ORIGINS === '' ? null : originsIn(BOUGH_CORS_ORIGINS)) ?? [];
}

/** The settings of the OpenID Connect provider; `null` if there is none. */
export function openIdSettings(environment: ServerEnvironment) {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, BOUGH_URL } = environment;
  return issuer && clientId && clientSecret && BOUGH_URL
    ? { issuer, clientId, clientSecret, ownAddress: BOUGH_URL }
    : null;
}
