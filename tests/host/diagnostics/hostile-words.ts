/**
 * Commands and questions with a word of its own in every place where a person may type one, made of the schemas, so that
 * a new place cannot be forgotten. The words can be told from every id and digest: each four letters of one in a row have
 * a letter that no hex number has and a digit that no id has.
 */
import { z } from 'zod';
import { nodeDigests } from '../../../electron/host/system/crypto.ts';

const LETTERS = 'ghjkmnpqrstvwxyz';
const DIGITS = '0189';

/** Twelve characters, a letter first. */
export function hostileWord(place: string): string {
  const digest = Buffer.from(nodeDigests.sha256(place), 'hex');
  return Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? LETTERS[(digest[i] ?? 0) % LETTERS.length] : DIGITS[(digest[i] ?? 0) % DIGITS.length])).join('');
}

/** As much of a JSON schema as the contract's tables use. */
interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
}

const jsonSchema = (schema: z.ZodType): JsonSchema => z.toJSONSchema(schema, { io: 'input', reused: 'inline' }) as JsonSchema;
const branches = (schema: JsonSchema): readonly JsonSchema[] | undefined => schema.anyOf ?? schema.oneOf;
const takesWord = ({ type, pattern, const: fixed, enum: few }: JsonSchema, place: string): boolean =>
  type === 'string' && fixed === undefined && few === undefined && (pattern === undefined || new RegExp(pattern, 'u').test(hostileWord(place)));

/** Every place of a schema where a person may type what they like. */
export function wordPlaces(schema: z.ZodType, name: string): string[] {
  const found = new Set<string>();
  const look = (at: JsonSchema, place: string): void => {
    branches(at)?.forEach((one) => look(one, place));
    for (const [key, one] of Object.entries(at.properties ?? {})) look(one, `${place}.${key}`);
    if (at.items !== undefined) look(at.items, `${place}[]`);
    if (takesWord(at, place)) found.add(place);
  };
  look(jsonSchema(schema), name);
  return [...found];
}

/** What stands where no word may: an id, an event, a date. By the name of the field, else by the pattern. */
export type Known = (key: string, pattern: string) => string;

/** A value of the schema with a word in every place that it has. `variant` chooses among what the schema leaves open. */
export function withHostileWords(schema: z.ZodType, name: string, variant: number, known: Known): { readonly value: unknown; readonly places: readonly string[] } {
  const places: string[] = [];
  const make = (at: JsonSchema, place: string, key: string): unknown => {
    const choice = branches(at);
    if (choice !== undefined) {
      // Nothing at all comes last.
      const byContent = [...choice].sort((a, b) => Number(a.type === 'null') - Number(b.type === 'null'));
      return make(byContent[variant % byContent.length] ?? {}, place, key);
    }
    if (at.const !== undefined) return at.const;
    if (at.enum !== undefined) return at.enum[variant % at.enum.length];
    const type = typeof at.type === 'string' ? at.type : at.type?.[0];
    switch (type) {
      case 'object':
        return Object.fromEntries(Object.entries(at.properties ?? {}).map(([field, one]) => [field, make(one, `${place}.${field}`, field)]));
      case 'array':
        return Array.from({ length: Math.max(1, at.minItems ?? 0) }, () => make(at.items ?? {}, `${place}[]`, key));
      case 'string':
        if (!takesWord(at, place)) return known(key, at.pattern ?? '');
        places.push(place);
        return hostileWord(place);
      case 'boolean':
        return variant % 2 === 0;
      case 'number':
      case 'integer':
        return Math.max(1, at.minimum ?? 1) + (key.startsWith('end') ? 1 : 0);
      case 'null':
        return null;
      default:
        throw new Error(`${place} is of a kind that this test does not know: ${JSON.stringify(at)}`);
    }
  };
  return { value: make(jsonSchema(schema), name, ''), places };
}
