import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { apiDocument, everyCall } from '#app/api/every-call.server.ts'

const document = apiDocument()
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    call: `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
    operation: operation as { operationId: string; summary: string; security: object[]; requestBody?: object },
  })),
)

test('the document is OpenAPI 3.1 to a validator that is not ours', async () => {
  const validator = new Validator()
  expect(await validator.validate(structuredClone(document))).toEqual({ valid: true })
  expect(validator.version).toBe('3.1')
})

test('every call of the table is in the document once, with its own name and scope, and nothing else is', () => {
  expect(operations.map(({ call }) => call)).toEqual(everyCall.map(({ method, path }) => `${method} ${path}`))
  expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length)
  for (const [i, { scope, about }] of everyCall.entries()) {
    expect(operations[i]?.operation.summary).toBe(about)
    expect(operations[i]?.operation.security).toEqual(scope === null ? [{}, { token: [] }] : [{ token: [scope] }])
  }
})

test('every reference leads to a schema with something in it', () => {
  const named = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
    ([, name]) => name,
  )
  expect(named.length).toBeGreaterThan(20)
  for (const name of named) expect(document.components.schemas[name ?? ''], name).toHaveProperty('type')
  expect(JSON.stringify(document)).not.toContain('$defs')
})

test('a request takes no fields that the table does not name', () => {
  for (const { call, operation } of operations) {
    const body = JSON.stringify(operation.requestBody ?? null)
    const objects = body.match(/"type":"object"/g) ?? []
    const closed = body.match(/"additionalProperties":false/g) ?? []
    expect(closed.length, call).toBe(objects.length)
  }
  for (const { method, path, body } of everyCall) {
    const wrong = body?.safeParse({ ourOwnInvention: 1 })
    if (wrong !== undefined)
      expect(JSON.stringify(wrong.error?.issues), `${method} ${path}`).toMatch(/ourOwnInvention|discriminator/)
  }
})
