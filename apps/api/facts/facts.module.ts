import { Module } from '@nestjs/common';
import { ImportResolver } from './import.resolver.js';

@Module({ providers: [ImportResolver] })
export class FactsModule {}
