import { Args, Context, Field, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { checkFormulaText } from '@bough/domain';
import { requireSnapshot, RequestContext } from '../graphql/context.js';
import { KeyScalar } from '../graphql/scalars.js';

@ObjectType('FormulaProblem')
export class FormulaProblemModel {
  @Field()
  code!: string;
  @Field()
  message!: string;
  @Field(() => Int, { description: 'Where it begins, in UTF-16 units from 0.' })
  offset!: number;
  @Field(() => Int, { description: '0 at the end of the text.' })
  length!: number;
  @Field(() => String, { nullable: true, description: 'What could stand there instead, where that is clear.' })
  suggestion?: string;
}

@ObjectType('FormulaCheck')
export class FormulaCheckModel {
  @Field()
  valid!: boolean;
  @Field(() => [FormulaProblemModel], { description: 'All of them.' })
  problems!: readonly FormulaProblemModel[];
  @Field(() => [FormulaProblemModel], { description: 'What is odd, but may be meant.' })
  warnings!: readonly FormulaProblemModel[];
  @Field(() => String, { nullable: true, description: 'What the result is measured in: seconds per count.' })
  unit!: string | null;
  @Field(() => [KeyScalar], { description: 'Measures and metrics that it uses, each once.' })
  inputs!: readonly string[];
  @Field(() => String, { nullable: true, description: 'As it is usually written; null when it cannot be read.' })
  canonicalText!: string | null;
}

@Resolver()
export class FormulaResolver {
  @Query(() => FormulaCheckModel, { description: 'What can be said of a formula while somebody writes it.' })
  formulaCheck(@Context() context: RequestContext, @Args('text') text: string): FormulaCheckModel {
    const { isValid, ...report } = checkFormulaText(requireSnapshot(context).model.workspace, text);
    return { valid: isValid, ...report };
  }
}
