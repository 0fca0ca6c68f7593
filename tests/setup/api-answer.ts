import { expect } from 'vitest'
import type { Call, Method } from '#app/api/call.ts'
import { everyCall } from '#app/api/every-call.server.ts'
import { pathFinder } from '#app/api/find-call.ts'
import { problemShape } from '#app/api/json/parts.ts'

const find = pathFinder(everyCall)

/** The row of the table that answers; undefined when there is none. @param at below `/api/v1`, with its query */
export function rowOf(method: string, at: string): Call | undefined {
  return find(at.split('?')[0] ?? '')?.calls[(method === 'HEAD' ? 'GET' : method) as Method]
}

/** Holds an answer against its declared shape, exactly: no field is missing, and none is there that is not declared. */
export function expectDeclared(method: string, at: string, { status, body }: { status: number; body: unknown }): void {
  if (status >= 400) {
    expect(problemShape.safeParse(body).error, `${method} ${at}`).toBeUndefined()
    return
  }
  const row = rowOf(method, at)
  if (row === undefined) throw new Error(`${method} ${at} answers ${status} and stands in no row of the table`)
  expect(status, `${method} ${at}`).toBe(row.status)
  // What is not declared is dropped by parsing.
  const parsed = row.answer.safeParse(body)
  expect(parsed.error, `${method} ${at}`).toBeUndefined()
  expect(parsed.data, `${method} ${at}`).toEqual(body)
}
