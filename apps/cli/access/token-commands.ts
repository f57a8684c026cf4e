/** `bough access token …`: API tokens of people, made, listed and ended by whoever runs the machine. */
import { InvalidArgumentError, type Command } from 'commander';
import type { ApiToken } from '@bough/application';
import { didYouMean, formatLocalMinute, Refusal, SCOPES, type Scope } from '@bough/domain';
import { localZone, withSystem, type CommandSystem } from '../connect.js';
import type { Environment } from '../environment.js';
import { table } from '../terminal/table.js';
import { print, printError } from '../terminal/print.js';

export function addTokenCommands(access: Command, environment: Environment): void {
  const tokens = access.command('token').summary('API tokens: create, list, revoke');
  addCreate(tokens, environment);
  addList(tokens, environment);
  addRevoke(tokens, environment);
}

function addCreate(tokens: Command, environment: Environment): void {
  tokens
    .command('create')
    .argument('<person>', 'key or e-mail address of whom it belongs to')
    .argument('<name>', 'what it is for')
    .summary('make a token, which is shown once')
    .description('It can do what its person can, within its scopes, and ends when they leave.')
    .option('--scopes <scopes>', `with commas, of ${SCOPES.join(', ')}`, toScopes, ['read'] as Scope[])
    .option('--days <number>', 'how long it holds, 1 to 365', Number, 90)
    .action((login: string, name: string, wish: { scopes: Scope[]; days: number }) =>
      withSystem(environment, async (system) => {
        const { access } = system;
        const { id } = await access.accountOf(login);
        const { secret, token } = await access.createToken(id, { name, ...wish });
        printError(
          `Nobody can show it again. It holds until ${formatLocalMinute(+token.expiresAt, await localZone(system))}.`,
        );
        print(secret);
      }),
    );
}

function addList(tokens: Command, environment: Environment): void {
  tokens
    .command('list')
    .argument('[person]', 'key or e-mail address; left out: of everybody')
    .summary('list tokens, the newest first')
    .action((login: string | undefined) =>
      withSystem(environment, async (system) => {
        const accounts = await system.access.listAccounts();
        const people = new Map(accounts.map(({ id, key }) => [id, key]));
        const wanted = login?.toLowerCase();
        const only =
          wanted === undefined ? null : accounts.find(({ key, email }) => key === wanted || email === wanted)?.id;
        if (only === undefined) throw new Refusal('PERSON_UNKNOWN', `Nobody who may sign in is called "${login}".`);
        const zone = await localZone(system);
        const all = await system.access.listTokens();
        const rows = all
          .filter(({ person }) => only === null || person === only)
          .map((token) => [
            ...[token.prefix, people.get(token.person) ?? '–', token.name, token.scopes.join(', ')],
            ...[
              stateOf(token, system.clock.date(), zone),
              token.lastUsedAt ? formatLocalMinute(+token.lastUsedAt, zone) : 'never',
            ],
          ]);
        print(rows.length > 0 ? table(COLUMNS, rows) : 'There are no tokens.');
      }),
    );
}

const COLUMNS = ['token', 'person', 'for', 'scopes', 'holds until', 'used'];

function addRevoke(tokens: Command, environment: Environment): void {
  tokens
    .command('revoke')
    .argument('<token>', 'as "bough access token list" shows it')
    .summary('end a token at once')
    .action((prefix: string) =>
      withSystem(environment, async (system) => {
        const { id, name } = await tokenOf(system, prefix);
        await system.access.revokeToken(id);
        print(`The token for "${name}" is ended.`);
      }),
    );
}

/** By its first characters; whoever has found a whole one somewhere may give it whole. */
async function tokenOf({ access }: CommandSystem, text: string): Promise<ApiToken> {
  const all = await access.listTokens();
  const [found, another] = all.filter(({ prefix, id }) => id === text || text.startsWith(prefix));
  if (found && !another) return found;
  const near = didYouMean(
    text,
    all.map(({ prefix }) => prefix),
  );
  throw new Refusal(
    'TOKEN_UNKNOWN',
    found ? `Several tokens begin with "${text}".` : `There is no token "${text}"${near || '.'}`,
  );
}

function stateOf({ revokedAt, expiresAt }: ApiToken, now: Date, zone: string): string {
  if (revokedAt !== null) return `revoked ${formatLocalMinute(+revokedAt, zone)}`;
  return `${expiresAt <= now ? 'over since ' : ''}${formatLocalMinute(+expiresAt, zone)}`;
}

function toScopes(text: string): Scope[] {
  const names = text.split(',').map((each) => each.trim().toLowerCase());
  const wrong = names.find((name) => !SCOPES.includes(name as Scope));
  if (wrong === undefined) return names as Scope[];
  throw new InvalidArgumentError(
    `There is no scope "${wrong}"${didYouMean(wrong, SCOPES) || '.'} Use ${SCOPES.join(', ')}.`,
  );
}
