import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { RequestHandler, Response } from 'express'
import { LRUCache } from 'lru-cache'
import type { Platform } from '#app/core/context.server.ts'
import { coloursOfCode, styleOfColours } from '#app/domain/site/brand/brand-colours.ts'
import { brandFile } from '#app/domain/site/brand/brand-picture.ts'
import { findBrandFile, type BrandFile } from '#app/domain/site/brand/queries/brand-files.server.ts'
import { chosenEncoding, pack } from './pack.server.ts'

const forever = 'public, max-age=31536000, immutable'
/** Sheets of colours that are kept packed: the site's own, the one before, and a few of admins who try. */
const keptSheets = 8

/** Addresses that browsers and programs ask for on their own → the size of the icon that answers. */
const fixedIcons: { readonly [path: string]: string | undefined } = {
  '/favicon.ico': 'x32',
  '/icons/192.png': 'x192',
  '/icons/512.png': 'x512',
  '/icons/maskable-512.png': 'm512',
  '/icons/apple-180.png': 'x180',
  '/apple-touch-icon.png': 'x180',
  '/apple-touch-icon-precomposed.png': 'x180',
}

/**
 * What is the company's own and the same for everybody: logo and icons, and the style sheet with its colours. Every
 * address names what it holds, so it is kept for ever. Where a page needs the style sheet of the product too, both come
 * as one file: a first visit fetches no more than on a site without colours of its own.
 * @param clientDir folder of the built files; null: in development, where the style sheet comes from Vite
 */
export function serveBrand(platform: Platform, clientDir: string | null): RequestHandler {
  const files = new LRUCache<string, BrandFile>({ max: 32 })
  const sheets = new LRUCache<string, Buffer>({ max: keptSheets * 3 })

  return (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next()
    const [, folder, name = '', sheet] = request.path.split('/')
    if (folder === 'brand') {
      if (sheet !== undefined) return sendSheet(name, sheet, request.get('accept-encoding'), response, next)
      if (!brandFile.test(name)) return next()
      sendFile(name, forever, response).then((sent) => (sent ? undefined : next()), next)
      return
    }
    const size = fixedIcons[request.path]
    if (size === undefined) return next()
    platform.settings
      .refresh()
      .then(async () => {
        const icon = platform.settings.get('brand.icon')
        const sent = icon !== '' && (await sendFile(`${icon}${size}`, 'public, max-age=3600', response))
        if (!sent) next()
      })
      // The files of the product need no database.
      .catch(() => next())
  }

  async function sendFile(name: string, cacheControl: string, response: Response): Promise<boolean> {
    const file = files.get(name) ?? (await findBrandFile(platform.open.reader, name))
    if (file === null) return false
    files.set(name, file)
    response.setHeader('Cache-Control', cacheControl)
    response.setHeader('Content-Type', file.type)
    response.setHeader('Content-Length', file.bytes.length)
    response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox")
    response.status(200).end(response.req.method === 'HEAD' ? undefined : file.bytes)
    return true
  }

  function sendSheet(
    code: string,
    name: string,
    accepts: string | undefined,
    response: Response,
    next: () => void,
  ): void {
    const encoding = chosenEncoding(accepts)
    const key = `${code} ${name} ${encoding ?? ''}`
    const text = sheets.has(key) ? '' : sheetOf(code, name)
    if (text === null) return next()
    const plain = Buffer.from(text)
    const body = sheets.get(key) ?? (encoding === null ? plain : pack(plain, encoding, 'kept'))
    sheets.set(key, body)
    response.setHeader('Cache-Control', forever)
    response.setHeader('Vary', 'Accept-Encoding')
    response.setHeader('Content-Type', 'text/css; charset=utf-8')
    if (encoding !== null) response.setHeader('Content-Encoding', encoding)
    response.setHeader('Content-Length', body.length)
    response.status(200).end(response.req.method === 'HEAD' ? undefined : body)
  }

  /** null: no such colours, or no such style sheet in this build. */
  function sheetOf(code: string, name: string): string | null {
    const colours = coloursOfCode(code)
    if (colours === null) return null
    if (name === 'accent.css') return styleOfColours(colours)
    if (name === 'tried.css') return styleOfColours(colours, '.tried')
    if (clientDir === null || !/^app-[\w-]+\.css$/.test(name)) return null
    try {
      return readFileSync(path.join(clientDir, 'assets', name), 'utf8') + styleOfColours(colours)
    } catch {
      return null
    }
  }
}
