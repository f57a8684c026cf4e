import { Module } from '@nestjs/common';
import { ImportResolver } from './import.resolver.js';
import { UnmatchedResolver } from './unmatched.resolver.js';

@Module({ providers: [ImportResolver, UnmatchedResolver] })
export class FactsModule {}
