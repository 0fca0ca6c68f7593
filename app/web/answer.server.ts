import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { createReadableStreamFromReadable, type AppLoadContext } from '@remix-run/node'
import type { Request as Incoming, Response as Outgoing } from 'express'

/** An answer before it is sent. Pages are strings; resource routes answer as they like. */
export type Answer = { status: number; headers: Headers; body: string | ReadableStream<Uint8Array> | null }

/** What answers every address of the site; see `app/pages`. */
export type AnswerRequest = (request: Request, context: AppLoadContext) => Promise<Answer>

/**
 * The request as loaders and actions see it. Its address has the configured origin, whatever host was asked for, and its
 * signal fires when the reader has gone away.
 */
export function webRequest(incoming: Incoming, outgoing: Outgoing, origin: string): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (Array.isArray(value)) for (const one of value) headers.append(name, one)
    else if (value !== undefined) headers.set(name, value)
  }
  const gone = new AbortController()
  outgoing.on('close', () => {
    if (!outgoing.writableFinished) gone.abort()
  })
  const init: RequestInit & { duplex?: 'half' } = { method: incoming.method, headers, signal: gone.signal }
  if (incoming.method !== 'GET' && incoming.method !== 'HEAD') {
    init.body = createReadableStreamFromReadable(incoming)
    init.duplex = 'half'
  }
  // Put together as text: `//other.example` resolved against an origin would be another site.
  return new Request(`${origin}${incoming.originalUrl}`, init)
}

/** Sends an answer. HEAD gets its headers only. */
export async function sendAnswer(incoming: Incoming, outgoing: Outgoing, answer: Answer): Promise<void> {
  outgoing.status(answer.status)
  for (const [name, value] of answer.headers) {
    if (name === 'set-cookie') outgoing.append(name, value)
    else outgoing.setHeader(name, value)
  }
  const { body } = answer
  if (incoming.method === 'HEAD' || body === null) {
    if (body instanceof ReadableStream) await body.cancel()
    outgoing.end()
  }
  // Encoded once: compression would do so to measure it, and again to send it.
  else if (typeof body === 'string') outgoing.end(Buffer.from(body))
  else await pipeline(Readable.fromWeb(body as NodeStream), outgoing)
}
