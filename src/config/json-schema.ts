import type { JsonSchema } from '../shape/shape.ts'
import { configShape } from './config-shape.ts'

/** The JSON Schema of `postlint.yaml`, from the table that validates it. */
export function configJsonSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'postlint config',
    ...configShape.jsonSchema,
  }
}
