import { z } from 'zod'
import type { Ctx } from '#app/core/context.server.ts'
import type { Scope } from '#app/domain/accounts/tokens/scopes.ts'
import type { Act } from '#app/registry/limits.ts'
import type { QueryOf, QueryShape } from './query.ts'

export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
export type Method = (typeof methods)[number]

type ParamsOf<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Record<Name, string> & ParamsOf<Rest>
  : Path extends `${string}:${infer Name}`
    ? Record<Name, string>
    : unknown

export type CallArgs<Params = unknown, Query = unknown> = {
  ctx: Ctx
  params: Params
  query: Query
  url: URL
  /** Every scope that the token amounts to; none without a token. */
  scopes: readonly Scope[]
  headers: Headers
  /** The body as it was sent, '' for GET: what a signature is over. */
  text: string
}

/** A row of the table of the API. `body` null: a GET, or what is signed and read by its use-case. */
export type Call = {
  method: Method
  /** Below `/api/v1`, with `:name` for what varies. */
  path: string
  about: string
  /** Scope that the token must have; `null`: open to everybody, also without a token. */
  scope: Scope | null
  limit: Act | null
  status: number
  query: QueryShape
  body: z.ZodType | null
  /** The body of a signed call, which its use-case parses: for the document only. */
  signedBody: z.ZodType | null
  /** What a success answers. */
  answer: z.ZodType
  run(args: CallArgs<Record<string, string>>, body: unknown): unknown
}

type Row<Path extends string, Query extends QueryShape, Body extends z.ZodType, Answer extends z.ZodType> = {
  /** One line for those who write programs against it. */
  about: string
  scope: Scope | null
  limit?: Act
  /** 201 for what is created; 200 when not given. */
  status?: number
  query?: Query
  /** A strict object, so that unknown fields are refused. A write without one takes no fields at all. */
  body?: Body
  signedBody?: z.ZodType
  answer: Answer
  run(args: CallArgs<ParamsOf<Path>, QueryOf<Query>>, body: z.output<Body>): z.input<Answer> | Promise<z.input<Answer>>
}

/**
 * A row of the table of the API: it types `run` from the address and the shapes.
 *
 *     call('PUT /posts/:id/vote', { about: '…', scope: 'write', body: …, answer: …,
 *       run: ({ ctx, params }, { value }) => castVote(ctx, { postId: params.id, value }) })
 */
export function call<
  const Path extends `/${string}`,
  const Query extends QueryShape = Record<never, never>,
  Body extends z.ZodType = typeof noFields,
  Answer extends z.ZodType = z.ZodType,
>(address: `${Method} ${Path}`, row: Row<Path, Query, Body, Answer>): Call {
  const [method, path] = address.split(' ') as [Method, Path]
  const { about, scope, answer, signedBody = null } = row
  return {
    method,
    path,
    about,
    scope,
    limit: row.limit ?? null,
    status: row.status ?? 200,
    query: row.query ?? {},
    body: method === 'GET' || signedBody !== null ? null : (row.body ?? noFields),
    signedBody,
    answer,
    run: row.run as Call['run'],
  }
}

/** The body of a write that takes no fields. */
export const noFields = z.strictObject({})
