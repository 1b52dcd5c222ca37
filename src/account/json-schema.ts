import type { JsonSchema } from '../shape/shape.ts'
import { accountShape } from './account.ts'

/** The JSON Schema of an account profile, from the table that validates it. */
export function accountJsonSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'postlint account profile',
    ...accountShape.jsonSchema,
  }
}
