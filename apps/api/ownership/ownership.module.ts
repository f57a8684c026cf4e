import { Module } from '@nestjs/common';
import { NodeOwnershipResolver, PeopleResolver, TreeOwnershipResolver } from './ownership.resolver.js';
import { RaciResolver } from './raci.resolver.js';

@Module({ providers: [NodeOwnershipResolver, TreeOwnershipResolver, PeopleResolver, RaciResolver] })
export class OwnershipModule {}
