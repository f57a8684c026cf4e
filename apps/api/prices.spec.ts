import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNullableType,
  isListType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql';
import { PRICES } from './prices.js';

/** The price list and the schema: what is priced is there, and every list says how many items it has. */
const schema = buildSchema(readFileSync('apps/api/schema.graphql', 'utf8'));
const types = Object.values(schema.getTypeMap()).filter(isObjectType);
const fieldsOf = (type: GraphQLObjectType) =>
  Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field] as const);
const fields: ReadonlyMap<string, GraphQLField<unknown, unknown>> = new Map(types.flatMap(fieldsOf));

it('prices nothing that the schema does not have', () => {
  expect(Object.keys(PRICES).filter((name) => !fields.has(name))).toEqual([]);
});

it('has a size for every list', () => {
  const lists = [...fields].filter(([, { type }]) => isListType(getNullableType(type))).map(([name]) => name);
  expect(lists.length).toBeGreaterThan(150);
  expect(lists.filter((name) => PRICES[name]?.size === undefined)).toEqual([]);
});

it('has a size for nothing but lists', () => {
  const sized = Object.keys(PRICES).filter((name) => PRICES[name]!.size !== undefined);
  expect(sized.filter((name) => !isListType(getNullableType(fields.get(name)!.type)))).toEqual([]);
});

it('has a price for every mutation', () => {
  const mutations = Object.keys(schema.getMutationType()!.getFields()).map((name) => `Mutation.${name}`);
  expect(mutations.filter((name) => PRICES[name]?.each === undefined)).toEqual([]);
});

it('names what runs apart', () => {
  const apart = Object.keys(PRICES).filter((name) => PRICES[name]!.isApart);
  expect(apart.sort()).toEqual([
    'Intervention.designs',
    'Intervention.power',
    'Intervention.suggestedControls',
    'InterventionPlanPayload.designs',
    'InterventionPlanPayload.power',
    'Mutation.delegationCreate',
    'Mutation.delegationEnd',
    'Mutation.interventionAssess',
    'Mutation.interventionConclude',
    'Mutation.interventionPlan',
    'Mutation.interventionRevise',
    'Mutation.interventionStart',
    'Mutation.ownershipHandover',
    'Mutation.personDeactivate',
    'Mutation.personSave',
    'Mutation.raciApply',
    'Mutation.teamSave',
    'Query.contrasts',
    'Query.demand',
    'Query.detection',
    'Query.escalations',
    'Query.explainChange',
    'Query.explainGap',
    'Query.heatmap',
    'Query.scorecard',
    'Query.uniformity',
    'TreeNode.contributions',
    'TreeNode.influence',
  ]);
});
