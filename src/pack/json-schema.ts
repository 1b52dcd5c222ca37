import { checks } from '../checks/index.ts'
import { object } from '../shape/object-shape.ts'
import type { JsonSchema } from '../shape/shape.ts'
import { packShape } from './pack-shape.ts'

/**
 * The JSON Schema of a pack file, from the tables that validate it: what an editor completes is what the loader accepts.
 * `with` is completed by the check that the rule names.
 */
export function packJsonSchema(): JsonSchema {
  const options = [...checks.values()].map((check) => ({
    if: { properties: { check: { const: check.name } }, required: ['check'] },
    // An inheriting rule gives only what differs, so nothing is required here.
    then: {
      properties: {
        with: {
          ...object(check.options).jsonSchema,
          required: undefined,
          description: `${check.summary.zh} ${check.summary.en}`,
        },
      },
    },
  }))
  const schema = JSON.parse(JSON.stringify(packShape.jsonSchema)) as {
    properties: { rules: { additionalProperties: Record<string, unknown> } }
  }
  schema.properties.rules.additionalProperties.allOf = JSON.parse(JSON.stringify(options))
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'postlint rule pack',
    ...schema,
  }
}
