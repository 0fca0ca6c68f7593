import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { createReadableStreamFromReadable, type AppLoadContext } from '@remix-run/node'
import type { Request as Incoming, Response as Outgoing } from 'express'
import { chosenEncoding, isWorthPacking, leastPacked, pack, packedStream, type Encoding } from './pack.server.ts'

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

function sendText(incoming: Incoming, outgoing: Outgoing, body: Buffer): void {
  const encoding = body.length < leastPacked ? null : encodingFor(incoming, outgoing)
  const sent = encoding === null ? body : pack(body, encoding, 'once')
  if (encoding !== null) outgoing.setHeader('Content-Encoding', encoding)
  outgoing.setHeader('Content-Length', sent.length)
  outgoing.end(sent)
}

async function sendStream(incoming: Incoming, outgoing: Outgoing, body: ReadableStream<Uint8Array>): Promise<void> {
  const stream = Readable.fromWeb(body as NodeStream)
  const encoding = encodingFor(incoming, outgoing)
  if (encoding === null) return pipeline(stream, outgoing)
  outgoing.removeHeader('Content-Length')
  outgoing.setHeader('Content-Encoding', encoding)
  return pipeline(stream, packedStream(encoding), outgoing)
}

/** The encoding of this answer; null: as it is. */
function encodingFor(incoming: Incoming, outgoing: Outgoing): Encoding | null {
  if (outgoing.hasHeader('Content-Encoding') || !isWorthPacking(String(outgoing.getHeader('Content-Type')))) return null
  return chosenEncoding(incoming.headers['accept-encoding'])
}

/** Sends an answer, packed where that is worth it. HEAD gets its headers only. */
export async function sendAnswer(incoming: Incoming, outgoing: Outgoing, answer: Answer): Promise<void> {
  outgoing.status(answer.status)
  for (const [name, value] of answer.headers) {
    if (name === 'set-cookie') outgoing.append(name, value)
    else outgoing.setHeader(name, value)
  }
  const { body } = answer
  if (body !== null && isWorthPacking(answer.headers.get('Content-Type'))) outgoing.vary('Accept-Encoding')
  if (incoming.method === 'HEAD' || body === null) {
    if (body instanceof ReadableStream) await body.cancel()
    outgoing.end()
  } else if (typeof body === 'string') sendText(incoming, outgoing, Buffer.from(body))
  else await sendStream(incoming, outgoing, body)
}
