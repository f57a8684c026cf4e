/** Lists of words and names as GraphQL enums, so that the API knows exactly what the domain knows. */
import { registerEnumType } from '@nestjs/graphql';

/** What an enum says of itself, or of some of its values. */
type Told = string | Readonly<Record<string, string>>;

/** `IN_PROGRESS: 'in_progress'` for every word: outside in upper case, inside as the domain writes it. */
export function wordEnum(name: string, words: readonly string[], told?: Told): Record<string, string> {
  return registered(name, Object.fromEntries(words.map((word) => [word.toUpperCase(), word])), told);
}

/** Values that are called the same outside and inside. */
export function nameEnum<Name extends string>(name: string, names: readonly Name[], told?: Told): Record<Name, Name> {
  return registered(name, Object.fromEntries(names.map((each) => [each, each])) as Record<Name, Name>, told);
}

function registered<Enum extends object>(name: string, made: Enum, told: Told = {}): Enum {
  if (typeof told === 'string') registerEnumType(made, { name, description: told });
  else {
    const values = Object.entries(told).map(([value, description]) => [value, { description }] as const);
    registerEnumType(made, { name, valuesMap: Object.fromEntries(values) as object });
  }
  return made;
}
