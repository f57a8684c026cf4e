/** Every variable that the server reads, checked once at start. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { plainToInstance, Transform } from 'class-transformer';
import { IsIn, IsInt, IsNotEmpty, IsOptional, Matches, Max, Min, validateSync } from 'class-validator';
import { Refusal } from '@bough/domain';

/** From `dist/apps/api` to the project's folder. */
export const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));

export class Environment {
  @IsInt({ message: 'PORT must be a whole number' })
  @Min(0, { message: 'PORT must be 0 (any free port) to 65535' })
  @Max(65_535, { message: 'PORT must be 0 (any free port) to 65535' })
  @Transform(({ value }) => Number(value))
  PORT = 3000;

  /** The address to listen on: this machine only, unless told otherwise. */
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
}

/** The variables of the process; refuses with every mistake at once. Empty ones count as not set. */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  const given = Object.fromEntries(
    Object.keys(new Environment())
      .concat('DATABASE_URL')
      .flatMap((name) => (variables[name] ? [[name, variables[name]]] : [])),
  );
  const environment = plainToInstance(Environment, given);
  const mistakes = validateSync(environment).flatMap(({ constraints }) => Object.values(constraints ?? {}));
  if (mistakes.length > 0) throw new Refusal('ENVIRONMENT_INVALID', mistakes.join('\n'));
  environment.BOUGH_DATA_DIR = resolve(environment.BOUGH_DATA_DIR);
  return environment;
}
