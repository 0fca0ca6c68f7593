import type { ActionFunction, AppLoadContext, LoaderFunction, ServerBuild } from '@remix-run/node'
import type { ComponentType } from 'react'
import { scriptHeader } from '#app/client/script-header.ts'
import { Document, type Files } from '#app/components/shell/document.tsx'
import type { Failure, Page, PageProps } from '#app/components/shell/page.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { recordDigestVisit } from '#app/domain/notifications/digest/record-digest-visit.server.ts'
import { markSeen } from '#app/domain/notifications/mark-seen.server.ts'
import type { Seen } from '#app/domain/notifications/notification-view.ts'
import { countUnread } from '#app/domain/notifications/queries/count.server.ts'
import { renderHtml } from '#app/html/render-html.ts'
import styles from '#app/styles/app.css?url'
import { isAlwaysOpen } from '#app/web/always-open.ts'
import type { Answer, AnswerRequest } from '#app/web/answer.server.ts'
import { provesIdentity } from '#app/web/held-form.server.ts'
import { clearToast } from '#app/web/toast.server.ts'
import { confined } from './confinement.server.ts'
import { pageReader, strandedReader } from './page-reader.server.ts'
import { compileRoutes } from './route-table.server.ts'

/** The parts of a route module that the site uses. */
type RouteModule = {
  default?: ComponentType<PageProps>
  loader?: LoaderFunction
  action?: ActionFunction
  handle?: RouteHandle
}

type Told = { ok: true; value: unknown; status: number } | { ok: false; failure: Failure }

/**
 * Answers every address of the site from its route module: documents as one string of HTML, everything else as its
 * loader or action says. Remix builds the modules and gives them their types; nothing of it runs in a browser.
 * @throws what a route of no document throws and no answer is: a bug
 */
export function openPages(build: ServerBuild): AnswerRequest {
  const match = compileRoutes(build.routes)
  const files: Files = { styles, script: build.assets.entry.module }

  return async (request, context) => {
    const found = match(new URL(request.url).pathname)
    const module = found === null ? unknown : (found.route.module as RouteModule)
    const args = { request, params: found?.params ?? {}, context }
    const answer =
      confined(context.ctx, request) ??
      (found !== null && module.default === undefined
        ? await answerResource(module, args)
        : await answerDocument(module, args, files, found === null ? null : `/${found.route.path ?? ''}`))
    return request.headers.has(scriptHeader) ? toldToScript(answer) : answer
  }
}

/** A redirect for the script of a page: 204 with the address, which the script then fetches (`client/fetch-page.ts`). */
function toldToScript(answer: Answer): Answer {
  const leads = answer.status >= 300 && answer.status < 400 && answer.headers.has('Location')
  return leads ? { ...answer, status: 204, body: null } : answer
}

/** An address that cannot be decoded; all others have a route, which may be that of "not found". */
const unknown: RouteModule = { loader: refuseAddress, action: refuseAddress }

type Args = { request: Request; params: Record<string, string>; context: AppLoadContext }

async function answerResource({ loader, action }: RouteModule, args: Args): Promise<Answer> {
  const reading = isReading(args.request)
  const run = reading ? loader : action
  if (run === undefined) return plain(405, new Headers({ Allow: loader === undefined ? 'POST' : 'GET, HEAD' }))
  const answer = await Promise.resolve(run(args)).catch((error: unknown) => {
    if (error instanceof Response || isWithInit(error)) return error
    throw error
  })
  if (answer instanceof Response) return { status: answer.status, headers: answer.headers, body: answer.body }
  const { value, init } = isWithInit(answer) ? { value: answer.data, init: answer.init } : { value: answer, init: null }
  const headers = new Headers(init?.headers)
  headers.set('Content-Type', 'application/json; charset=utf-8')
  return { status: init?.status ?? 200, headers, body: JSON.stringify(value ?? null) }
}

async function answerDocument(module: RouteModule, args: Args, files: Files, route: string | null): Promise<Answer> {
  const { context } = args
  const headers = new Headers()
  const first = agreeFirst(args)
  if (first !== null) return first
  const acted = isReading(args.request) ? null : await tell(module.action ?? refuseMethod, args, headers)
  if (acted instanceof Response) return { status: acted.status, headers: acted.headers, body: acted.body }
  const failed = acted?.ok === false ? acted.failure : refusalOf(context, headers)
  const read = { ...args, request: acted === null ? args.request : asReading(args.request) }
  const [loaded, { reader: known, toast }] = await Promise.all([
    failed === null ? tell(module.loader ?? nothing, read, headers) : null,
    readerOf(read),
  ])
  if (loaded instanceof Response) return { status: loaded.status, headers: loaded.headers, body: loaded.body }
  const seen = loaded?.ok === true ? (module.handle?.sees?.(loaded.value as never, args.params) ?? null) : null
  const reader = known.me === null ? known : { ...known, unread: await unreadAfter(context.ctx, read.request, seen) }
  if (toast !== null) headers.append('Set-Cookie', clearToast())

  const failure = failed ?? (loaded?.ok === false ? loaded.failure : null)
  const { pathname, search } = new URL(args.request.url)
  const page: Page = {
    data: loaded?.ok === true ? loaded.value : undefined,
    result: acted?.ok === true ? acted.value : undefined,
    handle: module.handle ?? {},
    origin: context.ctx.platform.env.ORIGIN,
    route,
    pathname,
    search,
    failure,
  }
  const render = (shown: Page): string =>
    `<!DOCTYPE html>${renderHtml(
      <Document page={shown} reader={reader} toast={toast} files={files} Content={module.default ?? nothing} />,
    )}`
  headers.set('Content-Type', 'text/html; charset=utf-8')
  headers.set('Content-Language', reader.locale)
  try {
    const status = failure?.status ?? (acted?.ok === true ? acted.status : loaded?.ok === true ? loaded.status : 200)
    return { status, headers, body: render(page) }
  } catch (error) {
    context.log.error({ err: error, url: pathname }, 'a page failed while it was rendered')
    const broken = { status: 500, details: { requestId: context.ctx.requestId } }
    return { status: 500, headers, body: render({ ...page, failure: broken }) }
  }
}

/** Leads a member who has to agree to a change of the terms there and back; null for everyone else. */
function agreeFirst({ request, context: { ctx } }: Args): Answer | null {
  if (ctx.actor.mustAgree !== true || !isReading(request)) return null
  const { pathname, search } = new URL(request.url)
  if (isAlwaysOpen(pathname)) return null
  return { status: 302, headers: new Headers({ Location: provesIdentity.agree(pathname + search) }), body: null }
}

/**
 * Runs a loader or an action and sorts what came of it: a value to show, an answer that goes out as it is (a redirect),
 * or a failure to show the error page for. Its headers are collected.
 */
async function tell(run: LoaderFunction | ActionFunction, args: Args, headers: Headers): Promise<Told | Response> {
  try {
    const value = await run(args)
    if (value instanceof Response) return isRedirect(value) ? value : { ok: false, failure: failureOf(value, headers) }
    if (!isWithInit(value)) return { ok: true, value, status: 200 }
    collect(value.init?.headers, headers)
    return { ok: true, value: value.data, status: value.init?.status ?? 200 }
  } catch (error) {
    if (error instanceof Response) return isRedirect(error) ? error : { ok: false, failure: failureOf(error, headers) }
    if (isWithInit(error)) {
      collect(error.init?.headers, headers)
      return { ok: false, failure: { status: error.init?.status ?? 500, details: error.data } }
    }
    const { ctx, log } = args.context
    if (!args.request.signal.aborted)
      log.error({ err: error, requestId: ctx.requestId, url: args.request.url }, 'a request failed')
    return { ok: false, failure: { status: 500, details: { requestId: ctx.requestId } } }
  }
}

/** Why this request gets the page of its refusal instead of what it asked for: too many, or no database. */
function refusalOf({ ctx, offline, refusal }: AppLoadContext, headers: Headers): Failure | null {
  if (refusal !== null) {
    const { status, ...details } = refusal
    if (refusal.retryAfterSeconds !== null) headers.set('Retry-After', String(refusal.retryAfterSeconds))
    return { status, details: { ...details, requestId: ctx.requestId } }
  }
  if (!offline) return null
  headers.set('Retry-After', '30')
  return { status: 503, details: { requestId: ctx.requestId } }
}

async function readerOf({ request, context: { ctx, offline, refusal } }: Args) {
  if (offline || refusal !== null) return { reader: strandedReader(ctx), toast: null }
  return pageReader(ctx, request)
}

/**
 * What the bell says on this page. Notifications about what the page shows are read from now on: the one thing besides
 * the visit that showing a page may write (decision 043). Not while a browser fetches ahead, and never at the cost of the page.
 */
async function unreadAfter(ctx: Ctx, request: Request, seen: Seen | null): Promise<number> {
  if (seen !== null && request.method === 'GET' && !request.headers.has('Sec-Purpose'))
    await markSeen(ctx, seen).catch((error: unknown) => {
      if (!ctx.dialect.isOffline(error)) throw error
    })
  if (request.method === 'GET' && new URL(request.url).searchParams.get('from') === 'digest')
    await recordDigestVisit(ctx).catch((error: unknown) => {
      if (!ctx.dialect.isOffline(error)) throw error
    })
  return countUnread(ctx)
}

function failureOf(response: Response, headers: Headers): Failure {
  collect(response.headers, headers)
  return { status: response.status, details: null }
}

function collect(from: HeadersInit | undefined, into: Headers): void {
  for (const [name, value] of new Headers(from)) {
    if (name === 'set-cookie') into.append(name, value)
    else into.set(name, value)
  }
}

type WithInit = { type: 'DataWithResponseInit'; data: unknown; init: ResponseInit | null }

/** What Remix's `data(value, init)` makes. */
function isWithInit(value: unknown): value is WithInit {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'DataWithResponseInit'
}

function isRedirect(response: Response): boolean {
  return response.status >= 300 && response.status < 400
}

function isReading(request: Request): boolean {
  return request.method === 'GET' || request.method === 'HEAD'
}

/** The same request without its body: a page is shown after its form was looked at. */
function asReading(request: Request): Request {
  return new Request(request.url, { headers: request.headers, signal: request.signal })
}

function refuseMethod(): never {
  throw new Response(null, { status: 405, headers: { Allow: 'GET, HEAD' } })
}

function refuseAddress(): never {
  throw new Response(null, { status: 404 })
}

function nothing(): null {
  return null
}

function plain(status: number, headers: Headers): Answer {
  return { status, headers, body: null }
}
