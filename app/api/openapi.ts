import { z } from 'zod'
import { maxPageLimit } from '#app/core/page.ts'
import { noFields, type Call } from './call.ts'
import { problemShape } from './json/parts.ts'

type Schema = Record<string, unknown>

/** The table of the API as an OpenAPI 3.1 document, from the shapes that the calls are served with. */
export function openApiDocument(callsByNoun: Readonly<Record<string, readonly Call[]>>) {
  const schemas: Record<string, unknown> = {}
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [noun, calls] of Object.entries(callsByNoun)) {
    for (const call of calls) {
      const path = call.path.replace(/:(\w+)/g, '{$1}')
      paths[path] ??= {}
      paths[path][call.method.toLowerCase()] = operation(noun, call, schemas)
    }
  }
  const problem = schemaOf(problemShape, schemas)
  return {
    openapi: '3.1.0',
    info: {
      title: 'Dangol',
      version: '1',
      license: { name: 'MIT', identifier: 'MIT' },
      description: `The JSON API of a Dangol community. Objects may get more fields than they have here; those that are listed keep name and meaning. Unknown fields in a request are refused. Lists hold ${maxPageLimit} items at most.`,
    },
    servers: [{ url: '/api/v1' }],
    tags: Object.keys(callsByNoun).map((name) => ({ name })),
    paths,
    components: {
      schemas,
      responses: {
        Problem: {
          description: 'A failure, in the language of `Accept-Language`',
          content: { 'application/problem+json': { schema: problem } },
        },
      },
      parameters: {
        IdempotencyKey: {
          name: 'Idempotency-Key',
          in: 'header',
          description: 'The same key and body gives the first result again; another body is 409.',
          schema: { type: 'string', maxLength: 200 },
        },
      },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A token with one of the scopes that a call names.' },
      },
    },
  }
}

function operation(noun: string, call: Call, schemas: Schema): Schema {
  const body = call.body === noFields ? null : (call.body ?? call.signedBody)
  return {
    tags: [noun],
    operationId: operationId(call),
    summary: call.about,
    // OpenAPI 3.1 lets a bearer scheme name scopes. The empty requirement says that no token is needed.
    security: call.scope === null ? [{}, { token: [] }] : [{ token: [call.scope] }],
    parameters: [
      ...[...call.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      })),
      ...Object.entries(call.query).map(([name, { shape }]) => queryParameter(name, schemaOf(shape, schemas))),
      ...(call.method === 'POST' ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ],
    ...(body === null ? {} : { requestBody: requestBody(body, schemas) }),
    responses: {
      [call.status]: {
        description: call.status === 201 ? 'Created' : 'Done',
        content: { 'application/json': { schema: schemaOf(call.answer, schemas) } },
      },
      default: { $ref: '#/components/responses/Problem' },
    },
  }
}

function requestBody(body: z.ZodType, schemas: Schema): Schema {
  return {
    required: !body.safeParse({}).success,
    content: { 'application/json': { schema: schemaOf(body, schemas) } },
  }
}

function queryParameter(name: string, { description, ...schema }: Schema): Schema {
  return { name, in: 'query', description, schema }
}

/** `GET /threads/:id/posts` → `getThreadsIdPosts`. */
function operationId({ method, path }: Call): string {
  const words = path.split(/[^A-Za-z]+/).filter((word) => word !== '')
  return [method.toLowerCase(), ...words.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join('')
}

/**
 * A shape as JSON Schema: what is sent, before any transform. Shapes with an id become components of the document, each
 * once.
 */
function schemaOf(shape: z.ZodType, schemas: Schema): Schema {
  const {
    $defs,
    $schema: _dialect,
    ...schema
  } = z.toJSONSchema(shape, {
    io: 'input',
    unrepresentable: 'any',
    override({ jsonSchema }) {
      // The pattern of a date and time has 600 characters and says what the format says.
      if (jsonSchema.format === 'date-time' || jsonSchema.format === 'date') delete jsonSchema.pattern
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
    },
  }) as Schema
  const { id } = shape.meta() ?? {}
  // A shape that names itself is among its own parts already.
  const parts = { ...(id === undefined ? {} : { [id]: schema }), ...($defs as Schema | undefined) }
  for (const [name, part] of Object.entries(parts)) schemas[name] = relocated(part)
  return id === undefined ? (relocated(schema) as Schema) : { $ref: `#/components/schemas/${id}` }
}

/** References to parts of one schema become references to the components of the document. */
function relocated(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'))
}
