/** The server's parts, joined. What they run on (stores, engine) is handed in, so that tests can hand in others. */
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { Request, Response } from 'express';
import { System } from '@bough/application';
import type { AppParts } from './app-parts.js';
import { AccessModule } from './access/access.module.js';
import { CpuAllowance, FLAT_COST } from './access/cpu-allowance.js';
import { Identify } from './access/identify.js';
import { ComparisonsModule } from './comparisons/comparisons.module.js';
import { DueCheckService } from './due-check.service.js';
import { EngineService } from './engine.service.js';
import { DetectionService } from './detection.service.js';
import { FactsModule } from './facts/facts.module.js';
import { FindingsModule } from './findings/findings.module.js';
import { answerCache } from './graphql/answer-cache.js';
import { apart } from './graphql/apart.js';
import { answerSize } from './graphql/answer-size.js';
import { costLimit } from './graphql/cost/cost-limit.js';
import { RequestContext } from './graphql/context.js';
import { depthLimit } from './graphql/depth-limit.js';
import { listNesting } from './graphql/list-nesting.js';
import { errorFormatter, unavailable } from './graphql/errors.js';
import { guarded, requireSignIn } from './graphql/guard.js';
import { knownOperations } from './graphql/known-operations.js';
import { MOST_TOKENS, refuseRepeats } from './graphql/repeats.js';
import { toldRefusals } from './graphql/refusals.js';
import { soundTexts } from './graphql/sound-texts.js';
import { admitDocument, textIn } from './graphql/trusted-documents.js';
import { lateAnswers, watched } from './graphql/watched.js';
import { HealthController } from './health.controller.js';
import { LeavingConnections } from './http/leaving-connections.js';
import { ExportController } from './export/export.controller.js';
import { PictureController } from './export/picture.controller.js';
import { Deadline } from './http/deadline.js';
import { EventsController } from './http/events.controller.js';
import { SchemaController } from './http/schema.controller.js';
import { TroubleFilter } from './http/trouble.filter.js';
import { VersionsResolver } from './http/versions.resolver.js';
import { InterventionsModule } from './interventions/interventions.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { OwnershipModule } from './ownership/ownership.module.js';
import { SegmentsModule } from './segments/segments.module.js';
import { TreesModule } from './trees/trees.module.js';
import { PRICES } from './prices.js';
import { providersOf } from './providers.js';

@Module({})
export class AppModule {
  static with(parts: AppParts): DynamicModule {
    const provided = providersOf(parts);
    return {
      module: AppModule,
      imports: [
        { module: PortsModule, providers: provided, exports: provided.map(({ provide }) => provide), global: true },
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          inject: [Identify, System, Deadline, CpuAllowance],
          useFactory: (identify: Identify, system: System, deadline: Deadline, allowance: CpuAllowance) =>
            graphqlOptions({ identify, system, deadline, allowance }, parts),
        }),
        AccessModule,
        FactsModule,
        SegmentsModule,
        MetricsModule,
        TreesModule,
        ComparisonsModule,
        OwnershipModule,
        FindingsModule,
        InterventionsModule,
      ],
      controllers: [HealthController, SchemaController, EventsController, ExportController, PictureController],
      providers: [
        EngineService,
        DetectionService,
        DueCheckService,
        VersionsResolver,
        LeavingConnections,
        { provide: APP_FILTER, useClass: TroubleFilter },
      ],
    };
  }
}

@Module({})
class PortsModule {}

interface Asked {
  readonly identify: Identify;
  readonly system: System;
  readonly deadline: Deadline;
  readonly allowance: CpuAllowance;
}

function graphqlOptions({ identify, system, deadline, allowance }: Asked, parts: AppParts): ApolloDriverConfig {
  const { databaseTrouble, web } = parts;
  const documents = web?.documents ?? new Map<string, string>();
  return {
    stopOnApplicationShutdown: true, // after the streams of events have ended: Apollo waits ten seconds for connections
    autoSchemaFile: true,
    sortSchema: true,
    playground: false,
    introspection: true, // Apollo would turn it off with NODE_ENV=production, and GraphiQL would know no field
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: MOST_TOKENS },
    validationRules: [knownOperations, depthLimit, listNesting],
    // Nothing here says how long a proxy may keep an answer, so no field needs to be watched for it.
    plugins: [ApolloServerPluginCacheControlDisabled(), ...doorOf(parts), toldRefusals()],
    transformSchema: (schema) => watched(guarded(schema)),
    context: async ({ req, res }: { req: Request; res: Response }) => {
      const caller = await identify.run(req, res).catch((error: unknown) => {
        throw unavailable(databaseTrouble(error), error);
      });
      const { principal } = caller;
      const useCases = system.as(caller);
      const pay = (microseconds: number) => allowance.take(req, principal, microseconds);
      if (!principal) pay(FLAT_COST.refusal);
      await requireSignIn(useCases, textIn(req));
      admitDocument(req, principal, documents);
      if (refuseRepeats(String(textIn(req) ?? '')) === 'new') pay(FLAT_COST.newText);
      return new RequestContext(useCases, identify.sessionBehind(req), deadline.waitOf(res), pay);
    },
    formatError: errorFormatter(databaseTrouble),
    resolvers: {},
  };
}

/** What an operation passes before it is executed. Behind another thread it has passed all that. */
function doorOf({ workshop, databaseTrouble, isBehind }: AppParts) {
  if (isBehind) return [];
  const runsApart = workshop?.isApart ? [apart({ workshop, prices: PRICES, databaseTrouble })] : [];
  return [soundTexts(), answerSize(), answerCache(), costLimit(PRICES), ...runsApart, lateAnswers()];
}
