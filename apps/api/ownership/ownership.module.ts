import { Module } from '@nestjs/common';
import { NodeOwnershipResolver, TreeOwnershipResolver } from './ownership.resolver.js';
import { PeopleResolver } from './people.resolver.js';
import { RaciResolver } from './raci.resolver.js';

@Module({ providers: [NodeOwnershipResolver, TreeOwnershipResolver, PeopleResolver, RaciResolver] })
export class OwnershipModule {}
