import type { AppLoadContext } from '@remix-run/node'
import type { Request, RequestHandler, Response } from 'express'
import { sendAnswer, webRequest, type Answer, type AnswerRequest } from './answer.server.ts'
import { sendKept } from './kept-pages.server.ts'
import type { PageCache } from './page-cache.server.ts'

type Options = {
  answer: AnswerRequest
  /** The address people type; see `webRequest`. */
  origin: string
  /** null: keep nothing (development). */
  cache: PageCache | null
  /** What the page of this request is kept by; null: it is for one reader only. */
  keyOf(request: Request, response: Response): string | null
  contextOf(response: Response): AppLoadContext
}

/**
 * Answers pages and resource routes, and keeps the pages that all signed-out readers share; kept ones were answered
 * before (`answerKept`). What belongs to one reader, sets a cookie or failed is marked so that nothing between us keeps
 * it either.
 */
export function servePage({ answer, origin, cache, keyOf, contextOf }: Options): RequestHandler {
  return (request, response, next) => {
    const key = cache !== null && request.method === 'GET' ? keyOf(request, response) : null
    const version = cache?.version() ?? 0
    answer(webRequest(request, response, origin), contextOf(response))
      .then((made) => {
        if (cache !== null && key !== null && isShared(made)) {
          const headers = keptHeaders.flatMap((name): [string, string][] => {
            const value = made.headers.get(name)
            return value === null ? [] : [[name, value]]
          })
          return sendKept(
            request,
            response,
            cache.put(key, { url: request.originalUrl, headers, body: Buffer.from(made.body) }, version),
          )
        }
        response.setHeader('Cache-Control', 'private, no-store')
        return sendAnswer(request, response, made)
      })
      .catch(next)
  }
}

const keptHeaders = ['Content-Type', 'Content-Language', 'Link', 'Referrer-Policy']

/** Whether every signed-out reader gets the same: a whole page that sets no cookie. */
function isShared(answer: Answer): answer is Answer & { body: string } {
  return (
    answer.status === 200 &&
    typeof answer.body === 'string' &&
    !answer.headers.has('set-cookie') &&
    (answer.headers.get('content-type') ?? '').startsWith('text/html')
  )
}
