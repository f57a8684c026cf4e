import { Module } from '@nestjs/common';
import { DimensionResolver, SegmentResolver } from './dimension.resolver.js';

@Module({ providers: [DimensionResolver, SegmentResolver] })
export class SegmentsModule {}
