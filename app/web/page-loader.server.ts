import { data, redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { authorize, can } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { isDomainError, statusOf, type DomainError } from '#app/core/errors.ts'
import { needsRecentSignIn } from '#app/core/recent-sign-in.ts'
import { authorizeSomewhere } from '#app/domain/access/area.ts'
import type { Permission } from '#app/registry/permissions.ts'
import { provesIdentity } from './held-form.server.ts'
import type { TypedField } from './typed-fields.ts'

/** What a page's loader works with: the context, the address, and the parts of the path. */
export type PageArgs = {
  ctx: Ctx
  url: URL
  params: Readonly<Record<string, string | undefined>>
  request: Request
  sessionHash: string | null
}

/**
 * A loader whose expected failures are `DomainError`s: each becomes the error page of its status.
 *
 *     export const loader = pageLoader(async ({ ctx, params }) => ({ thread: await threadPage(ctx, params.id ?? '') }))
 */
export function pageLoader<T>(load: (args: PageArgs) => Promise<T>): (args: LoaderFunctionArgs) => Promise<T> {
  return async (args) => {
    try {
      return await load(pageArgs(args))
    } catch (error) {
      if (isDomainError(error) && needsRecentSignIn(error)) throw leadTo('confirm', new URL(args.request.url))
      if (isDomainError(error) && error.code === 'second_factor_required') throw redirect('/me/security#second-step')
      throw toResponse(error, args.context.ctx)
    }
  }
}

/**
 * A page loader for those with a permission: every route under staff, moderation and admin starts from this. Visitors
 * are led to sign in and come back: most of them are staff whose session ended. @param options.somewhere it is enough to
 * have it in one category
 */
export function guardedLoader<T>(
  permission: Permission,
  load: (args: PageArgs) => Promise<T>,
  { somewhere = false }: { somewhere?: boolean } = {},
): (args: LoaderFunctionArgs) => Promise<T> {
  return pageLoader(async (args) => {
    if (args.ctx.actor.memberId === null && !can(args.ctx.actor, permission)) throw leadTo('signIn', args.url)
    if (somewhere) authorizeSomewhere(args.ctx.actor, permission)
    else authorize(args.ctx.actor, permission)
    return load(args)
  })
}

/** A page loader for signed-in members; visitors are led to sign in and come back. */
export function memberLoader<T>(
  load: (args: PageArgs & { memberId: string }) => Promise<T>,
): (args: LoaderFunctionArgs) => Promise<T> {
  return pageLoader(async (args) => {
    const { memberId } = args.ctx.actor
    if (memberId === null) throw leadTo('signIn', args.url)
    return load({ ...args, memberId })
  })
}

/** Leads to the page that asks who one is, and back to this address afterwards. */
function leadTo(how: keyof typeof provesIdentity, { pathname, search }: URL): Response {
  return new Response(null, { status: 302, headers: { Location: provesIdentity[how](pathname + search) } })
}

export function pageArgs({
  context,
  request,
  params,
}: Pick<LoaderFunctionArgs, 'context' | 'request' | 'params'>): PageArgs {
  return { ctx: context.ctx, url: new URL(request.url), params, request, sessionHash: context.sessionHash }
}

/** What was typed, and all else that the form said; `rest` null where it is not to be sent again. */
export type SentForm = { typed: readonly TypedField[]; rest: readonly TypedField[] | null }

/** An expected failure as an answer for the error page; anything else stays what it is and is logged as a bug. */
function toResponse(error: unknown, ctx: Ctx): unknown {
  if (isDomainError(error)) return failureData(error, ctx, { typed: [], rest: null })
  if (ctx.dialect.isOffline(error))
    return data({ requestId: ctx.requestId }, { status: 503, headers: { 'Retry-After': '30' } })
  return error
}

/** The same for a form: the error page shows what was typed, a bug included, which is logged here. */
export function toFormResponse(error: unknown, ctx: Ctx, form: SentForm): unknown {
  if (isDomainError(error)) return failureData(error, ctx, form)
  if (ctx.dialect.isOffline(error))
    return data({ requestId: ctx.requestId, ...form }, { status: 503, headers: { 'Retry-After': '30' } })
  if (!(error instanceof Error)) return error
  ctx.log.error({ err: error }, 'a form failed')
  return data({ requestId: ctx.requestId, ...form }, { status: 500 })
}

function failureData(error: DomainError, ctx: Ctx, form: SentForm) {
  const headers = error.retryAfterSeconds === null ? undefined : { 'Retry-After': String(error.retryAfterSeconds) }
  const details = {
    key: error.key,
    params: error.params,
    retryAfterSeconds: error.retryAfterSeconds,
    requestId: ctx.requestId,
    ...form,
  }
  return data(details, { status: statusOf(error), headers })
}
