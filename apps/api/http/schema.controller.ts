import { Controller, Get, Header, Req, Res, UseFilters } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { Request, Response } from 'express';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { authoriseField } from '@bough/application';
import { Identify } from '../access/identify.js';
import { RefusalFilter } from './refusal.filter.js';

/** The schema as text, for tools that make code of it. Like introspection, it is for callers who may read. */
@Controller()
@UseFilters(RefusalFilter)
export class SchemaController {
  private text: string | null = null;

  constructor(
    private readonly identify: Identify,
    private readonly host: GraphQLSchemaHost,
  ) {}

  @Get('schema.graphql')
  @Header('content-type', 'text/plain; charset=utf-8')
  async schema(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<string> {
    const { principal } = await this.identify.run(request, response);
    authoriseField(principal, 'Query.workspace');
    return (this.text ??= `${printSchema(lexicographicSortSchema(this.host.schema))}\n`);
  }
}
