import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import type { z } from 'zod'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, isDomainError, statusOf } from '#app/core/errors.ts'
import { once } from '#app/core/once.server.ts'
import { own } from '#app/core/own.ts'
import { tokenActor } from '#app/domain/accounts/tokens/token-actor.server.ts'
import { localeFromHeader, translator } from '#app/i18n/index.ts'
import { issueMessage, type Issue } from '#app/i18n/issue-message.ts'
import { messageText } from '#app/i18n/message.ts'
import { consumeLimit } from '#app/web/consume-limit.server.ts'
import { isWithinBounds } from '#app/web/json-bounds.ts'
import { methods, type Call, type CallArgs } from './call.ts'
import { everyCall } from './every-call.server.ts'
import { pathFinder } from './find-call.ts'
import { readQuery } from './query.ts'

/** The slash belongs to the path below it. */
const base = /^\/api\/v1(?=\/)/

const find = pathFinder(everyCall)

/**
 * The loader and action of all of `/api`. Bearer token only, the same use-cases and permission checks as the pages;
 * `Idempotency-Key` on POST; every failure is a problem document in the language of `Accept-Language`.
 */
export async function answerApi({ request, context }: LoaderFunctionArgs | ActionFunctionArgs): Promise<Response> {
  const locale = localeFromHeader(request.headers.get('accept-language')) ?? context.ctx.locale
  const ctx: Ctx = { ...context.ctx, locale }
  const url = new URL(request.url)
  const found = base.test(url.pathname) ? find(url.pathname.replace(base, '')) : null
  const allowed = found === null ? [] : methods.filter((method) => method in found.calls)
  try {
    if (found === null) throw new DomainError('not_found', 'errors.notFound')
    const { calls, params } = found
    refuseControlCharacters(params, url)
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: { Allow: allowed.join(', ') } })
    const call = own<Call | undefined>(calls, request.method === 'HEAD' ? 'GET' : request.method)
    if (call === undefined)
      throw new DomainError('not_found', 'errors.methodNotAllowed', { code: 'method_not_allowed' })
    return await answer(call, { ctx, params, url }, request)
  } catch (error) {
    return problem(error, ctx, allowed)
  }
}

async function answer(
  call: Call,
  args: Pick<CallArgs<Record<string, string>>, 'ctx' | 'params' | 'url'>,
  request: Request,
): Promise<Response> {
  const bearer = /^Bearer +(.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  const known = bearer === undefined ? null : await tokenActor(args.ctx.platform, bearer, args.ctx.now())
  if (bearer !== undefined && known === null) throw new DomainError('unauthenticated', 'errors.badToken')
  if (call.scope !== null && known === null) throw new DomainError('unauthenticated', 'errors.tokenNeeded')
  const ctx = known === null ? args.ctx : { ...args.ctx.as(known.actor), locale: args.ctx.locale }
  const scopes = known?.scopes ?? []
  if (call.scope !== null && !scopes.includes(call.scope))
    throw new DomainError('forbidden', 'errors.scopeMissing', { params: { scope: call.scope }, code: 'scope_missing' })
  if (ctx.actor.mustAgree === true)
    throw new DomainError('forbidden', 'legal.agree.byProgram', { code: 'agreement_needed' })
  if (known !== null) await consumeLimit(ctx, 'api')

  const text = request.method === 'GET' ? '' : await request.text()
  const body = call.body === null ? undefined : parseBody(call.body, text)
  const run = async (own: Ctx): Promise<unknown> => {
    if (call.limit !== null) await consumeLimit(own, call.limit)
    const query = readQuery(call.query, args.url)
    return call.run({ ...args, ctx: own, query, scopes, headers: request.headers, text }, body)
  }
  const key = request.method === 'POST' && known !== null ? request.headers.get('idempotency-key') : null
  if (key !== null && key.length > 200) throw new DomainError('invalid', 'errors.tooLong', { params: { max: 200 } })
  const result =
    key === null
      ? await run(ctx)
      : await once(ctx, `api:${ctx.actor.memberId}:${key}`, `${args.url.pathname}\n${text}`, run)
  return json(result, call.status)
}

function parseBody(shape: z.ZodType, text: string): unknown {
  if (!isWithinBounds(text)) throw new DomainError('invalid', 'errors.badJson', { code: 'bad_json' })
  let value: unknown
  try {
    value = text.trim() === '' ? {} : JSON.parse(text)
  } catch {
    throw new DomainError('invalid', 'errors.badJson', { code: 'bad_json' })
  }
  if (/(?<!\\)(?:\\\\)*\\u0000/.test(text)) throw new DomainError('invalid', 'errors.badJson', { code: 'bad_json' })
  const parsed = shape.safeParse(value, {
    error: (issue) => issueMessage({ ...(issue as Partial<Issue>), message: issue.message ?? '' }),
  })
  if (parsed.success) return parsed.data
  throw new ShapeProblem(parsed.error.issues)
}

/** PostgreSQL keeps no text with a NUL in it, so nothing can be found under such an address. */
function refuseControlCharacters(params: Record<string, string>, url: URL): void {
  if (Object.values(params).some((value) => value.includes('\0'))) throw new DomainError('not_found', 'errors.notFound')
  for (const [name, value] of url.searchParams) {
    if (value.includes('\0'))
      throw new DomainError('invalid', 'common.field.invalid', { fields: { [name]: { key: 'common.field.invalid' } } })
  }
}

/** Shape errors keep their messages as `key|params` until the language is known. */
class ShapeProblem extends Error {
  readonly issues: z.core.$ZodIssue[]
  constructor(issues: z.core.$ZodIssue[]) {
    super('the body does not have the right shape')
    this.issues = issues
  }
}

/** The HTTP server adds `no-store` to every answer that is not a shared page. */
function json(value: unknown, status: number, headers: HeadersInit = {}): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
  })
}

function problem(error: unknown, ctx: Ctx, allowed: readonly string[]): Response {
  const t = translator(ctx.locale)
  const document = (
    status: number,
    code: string,
    detail: string,
    errors: unknown[] = [],
    headers: HeadersInit = {},
    details: Record<string, unknown> = {},
  ): Response =>
    json(
      {
        ...details,
        type: 'about:blank',
        title: t.any(
          `shell.error.s${[400, 401, 403, 404, 409, 422, 429, 500, 503].includes(status) ? status : 400}.title`,
        ),
        status,
        code,
        detail,
        errors,
        requestId: ctx.requestId,
      },
      status,
      { 'Content-Type': 'application/problem+json; charset=utf-8', ...headers },
    )
  if (error instanceof ShapeProblem) {
    const errors = error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({
            field: [...issue.path, key].join('.'),
            code: 'unknown_field',
            message: t.any('errors.unknownField'),
          }))
        : [{ field: issue.path.join('.'), code: issue.code ?? 'invalid', message: messageText(t, issue.message) }],
    )
    return document(422, 'invalid', t.any('errors.invalid'), errors)
  }
  if (isDomainError(error)) {
    const errors = Object.entries(error.fields).map(([field, { key, params }]) => ({
      field,
      code: key.split('.').at(-1) ?? 'invalid',
      message: t.any(key, params),
    }))
    const status = error.code === 'method_not_allowed' ? 405 : statusOf(error)
    const headers = {
      ...(error.retryAfterSeconds === null ? {} : { 'Retry-After': String(error.retryAfterSeconds) }),
      ...(status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}),
      ...(status === 405 ? { Allow: allowed.join(', ') } : {}),
    }
    return document(status, error.code, t.any(error.key, error.params), errors, headers, error.details)
  }
  if (ctx.dialect.isOffline(error))
    return document(503, 'unavailable', t.any('shell.error.s503.text'), [], { 'Retry-After': '30' })
  ctx.log.error({ err: error }, 'an API call failed')
  return document(500, 'internal', t.any('shell.error.s500.text'))
}
