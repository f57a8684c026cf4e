/** A number that has a unit comes with it and with its text: as a Measurement, a Figure, or a text beside it. What does not is listed, with why. */
import { buildSchema, getNamedType, isObjectType } from 'graphql';
import { textOf } from './repository-files.js';

const PLAIN: Readonly<Record<string, RegExp>> = {
  'the number of a Figure, a Measurement, a Unit': /^(Figure|Measurement)\.value$|^Unit\.scale|^Scale\./,
  'a part of a whole, 0 to 1, or a multiple':
    /\.(share\w*|mixShare|ownWeight|rate|hitRate|volumeCovered|factor|versusAll|relative\w*|expensiveAndUnhappy|elasticity|chance|resolvedPart|weight|tolerance)$|^(UnknownShare|RelativeChange)\./,
  'a probability, or a number of statistics':
    /\.(p|pValue|holm|z|bound|correlation|probability|standardError|degreesOfFreedom|autocorrelation|widening|effective\w+|noChangePower|expectedByChance|slope|breakdown|steepest|effectSize)$|^Influence\./,
  'a count': /\.(volume|conversations|customers|change)$/,
  'a point of a picture, whose unit is told once': /^ImpactChartPoint\.|^TreeNode\.sparkline$/,
  'told in words beside it, on the scale of the effect': /^(Ranged|ImpactAssessment|ImpactPart|SecondOpinion)\./,
  'told in words beside it':
    /^(ContrastCase|ContrastParameter|Evidence|Finding|Signal|Touched|Uniformity|UniformitySegment|HeatmapCell\.gap|MatrixCells\.gap|InactiveCustomers)\b/,
  'with a text beside it': /^(ShrunkValue|Standard|StandardVerdict|Margin)\.|^MatrixCells\.value$/,
  'what customers are cut by, in the unit of the source': /^Segment\.(start|endExclusive|declaredRank)$/,
};

it('have their unit and their text', () => {
  const schema = buildSchema(textOf('apps/api/schema.graphql'));
  const bare = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type: type.name, field })))
    .filter(({ field }) => getNamedType(field.type).name === 'Float')
    .map(({ type, field }) => `${type}.${field.name}`);
  expect(bare.filter((place) => !Object.values(PLAIN).some((reason) => reason.test(place)))).toEqual([]);
  expect(Object.entries(PLAIN).filter(([, reason]) => !bare.some((place) => reason.test(place)))).toEqual([]);
});
