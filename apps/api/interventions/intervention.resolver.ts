/** Interventions: listed, found by their ids, and as fields of the nodes that they bet on. */
import { Args, Context, Float, ID, Field, Int, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  InterventionPreview,
  ListInterventions,
  ReadOwnership,
  ReadRegistry,
  type InterventionQuery,
} from '@bough/application';
import { page } from '../graphql/connection.js';
import { requireSnapshot, RequestContext } from '../graphql/context.js';
import { uuidOf } from '../graphql/ids.js';
import { NodeFinders } from '../graphql/node-finders.js';
import { PersonModel } from '../ownership/ownership.model.js';
import { TreeNodeModel } from '../trees/tree.model.js';
import { AssessmentModel, assessmentModel } from './assessment.model.js';
import { RangedModel } from './effect.model.js';
import { interventionModel } from './intervention-models.js';
import { InterventionFilterInput } from './intervention.inputs.js';
import { InterventionConnection, InterventionModel, OverlapModel, RegistryModel } from './intervention.model.js';
