/** The server's parts, joined. What they run on (stores, engine) is handed in, so that tests can hand in others. */
import { randomUUID } from 'node:crypto';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module, type DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import {
  ApplyOwnership,
  CompareVersions,
  EditStructure,
  Engine,
  FactStore,
  ListVersions,
  OwnershipStore,
  PersonStore,
  ReadOwnership,
  ReadPast,
  RollupStore,
  TreeFiles,
  WorkspaceStore,
} from '@bough/application';
import { YamlTreeFiles } from '@bough/sources';
import { EngineService } from './engine.service.js';
import { FactsModule } from './facts/facts.module.js';
import { answerCache } from './graphql/answer-cache.js';
import type { RequestContext } from './graphql/context.js';
import { depthLimit } from './graphql/depth-limit.js';
import { errorFormatter } from './graphql/errors.js';
import { knownOperations } from './graphql/known-operations.js';
import { HealthController } from './health.controller.js';
import { OwnershipModule } from './ownership/ownership.module.js';
import { SegmentsModule } from './segments/segments.module.js';
import { TreesModule } from './trees/trees.module.js';

export interface AppParts {
  readonly facts: FactStore;
  readonly rollups: RollupStore;
  readonly workspaces: WorkspaceStore;
  readonly ownership: OwnershipStore;
  readonly people: PersonStore;
  readonly engine: Engine;
  /** Whether an error means that the database went away. */
  readonly isDatabaseLost: (error: unknown) => boolean;
}

/** More lexical tokens than any honest query has. */
const MOST_TOKENS = 2000;

@Module({})
export class AppModule {
  static with({ facts, rollups, workspaces, ownership, engine, isDatabaseLost }: AppParts): DynamicModule {
    const writeOwners = { workspaces, ownership, now: Date.now, newId: randomUUID };
    const ports = [
      { provide: FactStore, useValue: facts },
      { provide: RollupStore, useValue: rollups },
      { provide: WorkspaceStore, useValue: workspaces },
      { provide: Engine, useValue: engine },
      { provide: TreeFiles, useValue: new YamlTreeFiles() },
      { provide: EditStructure, useValue: new EditStructure(workspaces, () => new Date()) },
      { provide: ListVersions, useValue: new ListVersions(workspaces) },
      { provide: CompareVersions, useValue: new CompareVersions(workspaces) },
      { provide: ApplyOwnership, useValue: new ApplyOwnership(writeOwners) },
      { provide: ReadOwnership, useValue: new ReadOwnership(ownership) },
      { provide: ReadPast, useValue: new ReadPast(workspaces) },
    ];
    return {
      module: AppModule,
      imports: [
        { module: PortsModule, providers: ports, exports: ports.map(({ provide }) => provide), global: true },
        GraphQLModule.forRoot<ApolloDriverConfig>(graphqlOptions(engine, isDatabaseLost)),
        FactsModule,
        SegmentsModule,
        TreesModule,
        OwnershipModule,
      ],
      controllers: [HealthController],
      providers: [EngineService],
    };
  }
}

@Module({})
class PortsModule {}

function graphqlOptions(
  engine: Engine,
  isDatabaseLost: AppParts['isDatabaseLost'],
): ApolloDriverConfig & { driver: typeof ApolloDriver } {
  return {
    driver: ApolloDriver,
    autoSchemaFile: true,
    sortSchema: true,
    playground: false,
    introspection: true, // Apollo would turn it off with NODE_ENV=production, and GraphiQL would know no field
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: MOST_TOKENS },
    validationRules: [knownOperations, depthLimit],
    // Nothing here says how long a proxy may keep an answer, so no field needs to be watched for it.
    plugins: [ApolloServerPluginCacheControlDisabled(), answerCache()],
    context: (): RequestContext => ({ snapshot: engine.current, past: new Map(), keepsAnswer: true }),
    formatError: errorFormatter(isDatabaseLost),
    resolvers: {},
  };
}
