import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import path from 'node:path'
import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from 'express'
import type { App } from '#app/boot.server.ts'
import { isDomainError } from '#app/core/errors.ts'
import { limitClassOf } from '#app/core/limit-class.ts'
import { addressKey } from '#app/core/rate-limit.server.ts'
import { nowMs } from '#app/core/time.ts'
import { translator } from '#app/i18n/index.ts'
import { languageInAddress } from '#app/i18n/language-param.ts'
import { limits } from '#app/registry/limits.ts'
import type { AnswerRequest } from './answer.server.ts'
import { refuseAddress, incomingMailPath, isApiPath, type AddressRefusal } from './asked-address.ts'
import { boundConnections } from './connection-bound.server.ts'
import { contextFor, type Opened } from './context-for.server.ts'
import { formBounds } from './form-bounds.ts'
import { answerKept, pageKey } from './kept-pages.server.ts'
import { openHub } from './live/hub.server.ts'
import { serveStream } from './live/stream.server.ts'
import { openPageCache, type PageCache } from './page-cache.server.ts'
import { localOf } from './peer.ts'
import { readTyped } from './read-typed.server.ts'
import { openReadiness } from './readiness.server.ts'
import type { Refusal } from './refusal.ts'
import { mayWrite } from './same-origin.ts'
import { constantHeaders } from './security-headers.server.ts'
import { serveAvatar } from './serve-avatar.server.ts'
import { serveBrand } from './serve-brand.server.ts'
import { serveFiles } from './serve-files.server.ts'
import { servePage } from './serve-page.server.ts'
import { serveUpload } from './serve-upload.server.ts'

type Options = {
  app: App
  answer: AnswerRequest
  /** Folder with the built client files. */
  clientDir: string
  /** Names of the migrations that this version needs. */
  migrations: string[]
  /** Vite's middleware, in development. */
  devMiddleware?: RequestHandler
}

/** Bytes of a message that a mail server hands over. */
const mostBytesOfMail = 10 * 1024 * 1024
/** Bytes of a JSON body. */
const maxBodyBytes = 256 * 1024
/**
 * Concurrent connections: of all, and of one address, which may be a whole office behind one router. Streams of news
 * (`live.streams`) are among them.
 */
const connections = { total: 2_000, perAddress: 200 } as const

/** The HTTP side of the product: everything before and around the pages. */
export function createHttpServer(options: Options): { server: Server; beginShutdown(): void } {
  const { app } = options
  const { platform } = app
  let stopping = false
  const cache = options.devMiddleware === undefined ? openPageCache(5_000, nowMs) : null
  if (cache !== null) app.onCommit((events) => cache.drop(events))
  const hub = openHub(platform)
  const http = express()
  http.disable('x-powered-by')
  http.set('trust proxy', platform.env.TRUST_PROXY)
  http.set('etag', false)
  // No code asks Express for a query, and its parser makes objects of `?a[b][c]=`.
  http.set('query parser', false)

  const readiness = openReadiness({ platform, migrations: options.migrations })
  http.use(identify(options))
  http.use(guardAddress(options))
  http.get('/healthz', (_request, response) => void response.type('text').send('ok'))
  http.get('/readyz', (_request, response, next) => {
    readiness({ stopping }).then((facts) => response.status(facts.ready ? 200 : 503).json(facts), next)
  })
  http.use(serveBrand(platform, options.devMiddleware === undefined ? options.clientDir : null))
  offerFiles(http, options)
  http.use(guardWrites(options))
  http.use(openContext(options))
  http.get(
    '/u/:id',
    serveUpload((response) => openedOf(response).ctx),
  )
  http.get(
    '/avatars/:file',
    serveAvatar((response) => openedOf(response).ctx),
  )
  http.use(limitRequests(options))
  http.get('/stream', serveStream(hub, openedOf))
  http.use(pages(options, cache))
  http.use(lastResort(options))

  const kept = cache === null ? null : answerKept(platform, cache)
  const server = createServer({ maxHeaderSize: 16 * 1024, connectionsCheckingInterval: 1_000 }, (request, response) => {
    if (kept?.(request, response) !== true) http(request, response)
  })
  server.headersTimeout = 10_000
  server.requestTimeout = 30_000
  server.maxHeadersCount = 100
  // Behind a proxy every connection is the proxy's.
  const perAddress = platform.env.TRUST_PROXY === 0 ? connections.perAddress : connections.total
  boundConnections(server, { ...connections, perAddress })
  return {
    server,
    beginShutdown() {
      stopping = true
      hub.close()
    },
  }
}

type Locals = { requestId: string; opened: Opened | undefined; refusal: Refusal | undefined }

function identify({ app: { platform } }: Options): RequestHandler {
  const standing = Object.entries(constantHeaders(platform.env))
  return (request, response, next) => {
    const locals = response.locals as Locals
    locals.requestId = randomBytes(9).toString('base64url')
    for (const [name, value] of standing) response.setHeader(name, value)
    response.setHeader('X-Request-Id', locals.requestId)
    const startedAt = nowMs()
    response.on('finish', () => {
      platform.log.info(
        {
          requestId: locals.requestId,
          method: request.method,
          path: request.path,
          status: response.statusCode,
          ms: nowMs() - startedAt,
        },
        'request',
      )
    })
    next()
  }
}

/** One decision about method, address and host, before anything else looks at them. */
function guardAddress({ app: { platform } }: Options): RequestHandler {
  return (request, response, next) => {
    // The framework takes the port out of it, whether there is a proxy to trust or not.
    if (platform.env.TRUST_PROXY === 0) delete request.headers['x-forwarded-host']
    const host = request.get('x-forwarded-host') ?? request.get('host')
    const refusal = refuseAddress(request.method, request.originalUrl, host)
    if (refusal === null) return next()
    if (refusal.allow !== undefined) response.setHeader('Allow', refusal.allow.join(', '))
    refuse(request, response, refusal.status, refusalTexts[refusal.status])
  }
}

const refusalTexts = {
  400: 'shell.error.s400.text',
  404: 'shell.error.s404.text',
  405: 'errors.methodNotAllowed',
  414: 'shell.error.s400.text',
} as const satisfies Record<AddressRefusal['status'], string>

function offerFiles(http: Express, { clientDir, devMiddleware }: Options): void {
  if (devMiddleware !== undefined) {
    http.use(devMiddleware)
    return
  }
  http.use(
    '/assets',
    serveFiles(path.join(clientDir, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false, index: false }),
  )
  http.use(serveFiles(clientDir, { maxAge: '1h', index: false, redirect: false }))
}

/** Refuses writes from other sites and bodies beyond the limit, before anything is read or opened. */
function guardWrites({ app: { platform } }: Options): RequestHandler {
  return (request, response, next) => {
    const asked = {
      method: request.method,
      path: request.path,
      secFetchSite: request.get('sec-fetch-site'),
      origin: request.get('origin'),
    }
    if (!mayWrite(asked, platform.env.ORIGIN))
      return turnAway(request, response, next, {
        status: 403,
        key: 'shell.error.crossSite',
        params: {},
        retryAfterSeconds: null,
      })
    // The decision is made. The framework would compare it with Host, which a proxy may change, and fail on a torn one.
    delete request.headers.origin
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      if (request.get('transfer-encoding') !== undefined) return refuse(request, response, 411, 'shell.error.tooLarge')
      if (Number(request.get('content-length') ?? 0) > mostBytes(request))
        return turnAway(request, response, next, {
          status: 413,
          key: 'shell.error.tooLarge',
          params: {},
          retryAfterSeconds: null,
        })
    }
    next()
  }
}

function mostBytes(request: Request): number {
  if (request.path === incomingMailPath && request.get('dangol-signature') !== undefined) return mostBytesOfMail
  if (isApiPath(request.path)) return maxBodyBytes
  if (request.is('multipart/form-data') !== false) return formBounds.multipartBytes
  return request.is('application/x-www-form-urlencoded') === false ? maxBodyBytes : formBounds.bytes
}

function openContext({ app: { platform } }: Options): RequestHandler {
  return (request, response, next) => {
    const locals = response.locals as Locals
    contextFor(platform, {
      path: request.path,
      inAddress: languageInAddress(request.originalUrl),
      cookie: request.get('cookie'),
      acceptLanguage: request.get('accept-language'),
      ip: request.ip ?? '127.0.0.1',
      local: localOf(request),
      requestId: locals.requestId,
    }).then((opened) => {
      locals.opened = opened
      next()
    }, next)
  }
}

function limitRequests({ app: { platform } }: Options): RequestHandler {
  return (request, response, next) => {
    if ((response.locals as Locals).refusal !== undefined) return next()
    const { ctx } = openedOf(response)
    const standing = limitClassOf(ctx.actor)
    platform.limits.take('request', ctx.actor.memberId ?? addressKey(ctx.ip ?? ''), limits.request[standing]).then(
      () => next(),
      (error: unknown) => {
        if (!isDomainError(error)) return next(error)
        turnAway(request, response, next, {
          status: 429,
          key: error.key,
          params: error.params,
          retryAfterSeconds: error.retryAfterSeconds,
        })
      },
    )
  }
}

function pages({ app: { platform }, answer }: Options, cache: PageCache | null): RequestHandler {
  return servePage({
    answer,
    origin: platform.env.ORIGIN,
    cache,
    keyOf({ method, originalUrl: url, headers, socket }, response) {
      const { ctx, offline } = openedOf(response)
      const shared = ctx.actor.memberId === null && !offline && (response.locals as Locals).refusal === undefined
      return shared ? pageKey(platform.env, { method, url, headers, socket }) : null
    },
    contextOf(response) {
      const { ctx, offline, sessionHash } = openedOf(response)
      return { ctx, log: ctx.log, offline, sessionHash, refusal: (response.locals as Locals).refusal ?? null }
    },
  })
}

/**
 * People get the page of the status, drawn by the routes like any other, with what they typed; nothing is done with it,
 * a write becomes a reading of that page. Programs get one sentence, which costs less than a page: floods come from
 * programs.
 */
function turnAway(request: Request, response: Response, next: NextFunction, refusal: Refusal): void {
  if (refusal.retryAfterSeconds !== null) response.setHeader('Retry-After', String(refusal.retryAfterSeconds))
  const person = request.get('sec-fetch-dest') === 'document' || request.get('accept')?.includes('text/html')
  if (!person || isApiPath(request.path)) return refuse(request, response, refusal.status, refusal.key, refusal.params)
  const locals = response.locals as Locals
  locals.refusal = refusal
  // Read so that it can be given back: a page of refusal must not cost anybody their text.
  readTyped(request).then(({ typed, rest }) => {
    // Never what another site sent: its reader would send it for them.
    locals.refusal = { ...refusal, typed, rest: refusal.status === 429 ? rest : null }
    request.method = 'GET'
    request.resume()
    next()
  }, next)
}

const problemCodes: { [status: number]: string | undefined } = {
  404: 'not_found',
  405: 'method_not_allowed',
  429: 'rate_limited',
}

/** A refusal before the pages: one plain sentence in the reader's language, or a problem document for the API. */
function refuse(
  request: Request,
  response: Response,
  status: number,
  key: string,
  params: Record<string, string | number> = {},
): void {
  const locals = response.locals as Locals
  const locale = locals.opened?.ctx.locale ?? (request.acceptsLanguages('en', 'ko') === 'ko' ? 'ko' : 'en')
  const text = translator(locale).any(key, params)
  response.status(status).setHeader('Cache-Control', 'no-store')
  if (isApiPath(request.path))
    response.type('application/problem+json').send(
      JSON.stringify({
        type: 'about:blank',
        title: text,
        status,
        code: problemCodes[status] ?? 'refused',
        detail: text,
        errors: [],
      }),
    )
  else response.type('text').send(`${text}\n`)
}

function lastResort({ app: { platform } }: Options) {
  return (error: unknown, request: Request, response: Response, _next: NextFunction): void => {
    const status =
      error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status < 500
        ? error.status
        : 500
    if (status === 500)
      platform.log.error(
        { err: error, requestId: (response.locals as Locals).requestId, path: request.path },
        'a request failed',
      )
    if (response.headersSent) return void response.destroy()
    refuse(request, response, status, status === 500 ? 'shell.error.s500.text' : 'shell.error.s404.text')
  }
}

function openedOf(response: Response): Opened {
  const { opened } = response.locals as Locals
  if (opened === undefined) throw new Error('No context was opened for this request.')
  return opened
}
