/** Every use case that the server offers, on the ports that it runs on. */
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Provider } from '@nestjs/common';
import {
  AccountStore,
  ApplyOwnership,
  AssessIntervention,
  AuditStore,
  Authenticate,
  CancelIntervention,
  ChangeRole,
  CheckDueInterventions,
  ChangeFinding,
  CompareVersions,
  ConcludeIntervention,
  CreateLink,
  CreateToken,
  DetectFindings,
  EditStructure,
  Engine,
  betsThatWait,
  FactStore,
  InterventionStore,
  InvitePerson,
  FindingStore,
  FollowFindings,
  ListAccounts,
  ListFindings,
  interventionUseCases,
  ListImports,
  ListInterventions,
  ListTokens,
  ListVersions,
  OwnershipStore,
  PersonStore,
  OpenSnapshot,
  PlanIntervention,
  PreviewPlan,
  ReadAudit,
  ReadMyWork,
  ReadOwnership,
  ReadPast,
  ReadRegistry,
  relationToNode,
  relationToSegment,
  ResetPassword,
  RevisePlan,
  RevokeToken,
  RollupStore,
  SessionStore,
  SignInStore,
  SignInWithIdentity,
  SignInWithLink,
  SignInWithPassword,
  SignOffVerdict,
  SignOut,
  StartIntervention,
  TellRefusals,
  TreeFiles,
  WorkspaceStore,
} from '@bough/application';
import { YamlTreeFiles } from '@bough/sources';
import { Identify } from './access/identify.js';
import { OpenId } from './access/open-id.js';
import { NodeFinders } from './graphql/node-finders.js';
import type { AppParts } from './app-parts.js';

const now = () => new Date();
/** `Use(Engine, engine)`: whoever asks for the class gets this one. */
const use = <Port>(provide: abstract new (...given: never[]) => Port, useValue: Port) => ({ provide, useValue });

export function portProviders(parts: AppParts): Extract<Provider, { provide: unknown }>[] {
  const { facts, rollups, workspaces, ownership, people, findings, engine, accounts, signIns, sessions, audit } = parts;
  return [
    use(FactStore, facts),
    use(RollupStore, rollups),
    use(WorkspaceStore, workspaces),
    use(OwnershipStore, ownership),
    use(PersonStore, people),
    use(InterventionStore, parts.interventions),
    use(FindingStore, findings),
    use(Engine, engine),
    use(AccountStore, accounts),
    use(SignInStore, signIns),
    use(SessionStore, sessions),
    use(AuditStore, audit),
    use(TreeFiles, new YamlTreeFiles()),
  ];
}

function interventionProviders(parts: AppParts): Extract<Provider, { provide: unknown }>[] {
  const made = interventionUseCases({ ...parts, now: Date.now, newId: randomUUID });
  return [
    use(ListInterventions, made.listInterventions),
    use(ReadRegistry, made.readRegistry),
    use(PreviewPlan, made.previewPlan),
    use(PlanIntervention, made.planIntervention),
    use(RevisePlan, made.revisePlan),
    use(StartIntervention, made.startIntervention),
    use(AssessIntervention, made.assessIntervention),
    use(ConcludeIntervention, made.concludeIntervention),
    use(CancelIntervention, made.cancelIntervention),
    use(SignOffVerdict, made.signOffVerdict),
    use(CheckDueInterventions, made.checkDueInterventions),
  ];
}

export function useCases(parts: AppParts): Extract<Provider, { provide: unknown }>[] {
  const { facts, workspaces, ownership, accounts, engine, audit } = parts;
  return [
    use(OpenSnapshot, new OpenSnapshot(engine)),
    use(NodeFinders, new NodeFinders()),
    use(ListImports, new ListImports(facts)),
    use(EditStructure, editStructure(parts)),
    use(ListVersions, new ListVersions(workspaces)),
    use(CompareVersions, new CompareVersions(workspaces)),
    use(ReadPast, new ReadPast(workspaces)),
    use(ApplyOwnership, new ApplyOwnership({ workspaces, ownership, accounts, now: Date.now, newId: randomUUID })),
    use(ReadOwnership, new ReadOwnership(ownership)),
    use(ReadAudit, new ReadAudit(audit)),
    ...interventionProviders(parts),
    ...findingUseCases(parts),
    ...accessUseCases(parts),
  ];
}

function editStructure({ workspaces, ownership }: AppParts): EditStructure {
  const toNode = relationToNode(workspaces, ownership, Date.now);
  return new EditStructure(workspaces, now, toNode, relationToSegment(workspaces, ownership, Date.now));
}

function findingUseCases(parts: AppParts): Extract<Provider, { provide: unknown }>[] {
  const ports = { ...parts, now: Date.now, newId: randomUUID };
  return [
    use(ListFindings, new ListFindings(parts.findings)),
    use(ReadMyWork, new ReadMyWork({ ...ports, waitingBets: betsThatWait(parts.interventions) })),
    use(ChangeFinding, new ChangeFinding(ports)),
    use(DetectFindings, new DetectFindings(ports)),
    use(FollowFindings, new FollowFindings(ports)),
  ];
}

function accessUseCases(parts: AppParts): Extract<Provider, { provide: unknown }>[] {
  const { sessions, engine } = parts;
  const tell = new TellRefusals(parts.audit, now);
  const ports = { ...parts, now, wait: (milliseconds: number) => setTimeout(milliseconds) };
  const withIdentity = new SignInWithIdentity(ports);
  return [
    use(SignInWithPassword, new SignInWithPassword(ports)),
    use(SignInWithLink, new SignInWithLink(ports)),
    use(SignOut, new SignOut(sessions)),
    use(ListAccounts, new ListAccounts(parts.accounts, sessions)),
    use(InvitePerson, new InvitePerson(ports)),
    use(ChangeRole, new ChangeRole(ports)),
    use(CreateLink, new CreateLink(ports)),
    use(ResetPassword, new ResetPassword(ports)),
    use(CreateToken, new CreateToken(sessions, now)),
    use(ListTokens, new ListTokens(sessions)),
    use(RevokeToken, new RevokeToken(sessions, now)),
    use(TellRefusals, tell),
    use(Identify, new Identify(new Authenticate(sessions, now), engine, tell)),
    use(OpenId, new OpenId(parts.openId ?? null, withIdentity)),
  ];
}
