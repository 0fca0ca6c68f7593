import { readdirSync } from 'node:fs'
import path from 'node:path'
import express, { type RequestHandler } from 'express'

const encodings = { br: 'br', gzip: 'gz' } as const

/**
 * The files of a folder, in the smallest form that the build laid beside them and the browser takes: `app.css.br` for
 * `app.css`. What a browser has is asked for by `ETag`; parts, `HEAD` and broken ranges are express's.
 * @param options as of `express.static`
 */
export function serveFiles(folder: string, options: Parameters<typeof express.static>[1]): RequestHandler {
  const present = new Set(
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `/${name.replaceAll(path.sep, '/')}`),
  )
  const send = express.static(folder, options)
  return (request, response, next) => {
    const asked = request.path
    // Most requests are for pages: asking the disk for each of them costs more than keeping its names.
    if (options?.fallthrough !== false && !present.has(asked)) return next()
    if (!present.has(`${asked}.gz`) && !present.has(`${asked}.br`)) return send(request, response, next)
    response.vary('Accept-Encoding')
    // One by one: asked for both, the order of the browser would decide, and all of them name gzip first.
    const encoding = (['br', 'gzip'] as const).find(
      (one) => present.has(`${asked}.${encodings[one]}`) && request.acceptsEncodings(one) === one,
    )
    if (encoding === undefined) return send(request, response, next)
    const { url } = request
    request.url = `${asked}.${encodings[encoding]}`
    // Before the file is known to be there, because express names no type where one is named.
    response.type(path.extname(asked))
    response.setHeader('Content-Encoding', encoding)
    send(request, response, (error) => {
      request.url = url
      response.removeHeader('Content-Encoding')
      next(error)
    })
  }
}
