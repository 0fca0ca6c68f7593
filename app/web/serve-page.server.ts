import type { Request, RequestHandler, Response } from 'express'
import { sendKept } from './kept-pages.server.ts'
import type { PageCache } from './page-cache.server.ts'

type Options = {
  /** null: keep nothing (development). */
  cache: PageCache | null
  /** What the page of this request is kept by; null: it is for one reader only. */
  keyOf(request: Request): string | null
  handle: RequestHandler
  /** Sets what is different for each answer: nonce and policy. */
  arm(response: Response): void
  /** Whether this answer is for one reader only. */
  isPrivate(response: Response): boolean
}

/**
 * Hands a request to Remix and keeps the pages that all signed-out readers share; kept ones were answered before
 * (`answerKept`). Whatever belongs to one reader, sets
 * a cookie or failed is marked so that nothing between us keeps it either.
 */
export function servePage({ cache, keyOf, handle, arm, isPrivate }: Options): RequestHandler {
  return (request, response, next) => {
    arm(response)
    const key = cache !== null && !isPrivate(response) && request.method === 'GET' ? keyOf(request) : null
    if (cache === null || key === null) {
      response.setHeader('Cache-Control', 'private, no-store')
      return handle(request, response, next)
    }
    const version = cache.version()
    collect(response, (headers, body) => {
      // A page with script carries the nonce of this one answer, so nobody else may get it.
      if (!body.includes('<script')) return sendKept(request, response, cache.put(key, { headers, body }, version))
      response.setHeader('Cache-Control', 'private, no-store')
      response.end(body)
    })
    handle(request, response, next)
  }
}

/**
 * Holds the answer back until it is whole; only a plain 200 page is given to `whole`, everything else is sent as it
 * comes.
 */
function collect(response: Response, whole: (headers: [string, string][], body: Buffer) => void): void {
  const chunks: Buffer[] = []
  const write = response.write.bind(response)
  const end = response.end.bind(response)
  const keepable = (): boolean =>
    response.statusCode === 200 &&
    response.getHeader('set-cookie') === undefined &&
    String(response.getHeader('content-type')).startsWith('text/html')
  let passing = false
  const pass = (): void => {
    passing = true
    response.setHeader('Cache-Control', 'private, no-store')
    response.write = write
    response.end = end
  }
  response.write = ((chunk: Buffer | string, ...rest: unknown[]) => {
    if (!passing && !keepable()) pass()
    if (passing) return (write as (...args: unknown[]) => boolean)(chunk, ...rest)
    chunks.push(Buffer.from(chunk))
    const callback = rest.find((one) => typeof one === 'function') as (() => void) | undefined
    callback?.()
    return true
  }) as typeof response.write
  response.end = ((chunk?: Buffer | string | (() => void), ...rest: unknown[]) => {
    if (!passing && !keepable()) pass()
    if (passing) return (end as (...args: unknown[]) => Response)(chunk, ...rest)
    if (chunk !== undefined && typeof chunk !== 'function') chunks.push(Buffer.from(chunk))
    response.write = write
    response.end = end
    const headers = keptHeaders.flatMap((name): [string, string][] => {
      const value = response.getHeader(name)
      return value === undefined ? [] : [[name, String(value)]]
    })
    whole(headers, Buffer.concat(chunks))
    return response
  }) as typeof response.end
}

const keptHeaders = ['Content-Type', 'Content-Language', 'Link', 'Content-Security-Policy']
