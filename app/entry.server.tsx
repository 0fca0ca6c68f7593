import { Writable } from 'node:stream'
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { RenderingContext, type Rendering } from './components/shell/rendering.tsx'
import { isDomainError } from './core/errors.ts'
import { translator } from './i18n/index.ts'

// The server process takes these from the built bundle, so that it runs the same copies of every module as the routes.
export { boot } from './boot.server.ts'
export { createHttpServer } from './web/http-server.server.ts'

/** Milliseconds a loader's late data may take before the stream is given up. */
export const streamTimeout = 5_000

/**
 * The document, sent as one piece. No loader defers anything, so a page in parts would arrive no sooner, and each small
 * part costs its way through four streams: together a fifth of the page's work.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { ctx, nonce }: AppLoadContext,
): Promise<Response> {
  const rendering: Rendering = { translator, locale: ctx.locale, theme: ctx.theme, nonce }

  return new Promise((resolve, reject) => {
    let finalStatus = status
    const parts: Buffer[] = []
    const page = new Writable({
      write(part: Buffer, _encoding, done) {
        parts.push(part)
        done()
      },
    })
    page.on('finish', () => {
      clearTimeout(giveUp)
      headers.set('Content-Type', 'text/html; charset=utf-8')
      headers.set('Content-Language', ctx.locale)
      resolve(new Response(Buffer.concat(parts), { status: finalStatus, headers }))
    })

    const { pipe, abort } = renderToPipeableStream(
      <RenderingContext.Provider value={rendering}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} abortDelay={streamTimeout} />
      </RenderingContext.Provider>,
      { nonce, onAllReady: () => pipe(page), onShellError: reject, onError },
    )
    const giveUp = setTimeout(abort, streamTimeout + 1_000)

    function onError(error: unknown): void {
      finalStatus = 500
      ctx.log.error({ err: error, url: request.url }, 'the page broke while it was rendered')
    }
  })
}

/**
 * Bugs of loaders and actions. Expected failures are answers, among them what the router itself says to an address or a
 * method that is not there; a reader who went away is none of ours.
 */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted || isDomainError(error) || (isRouteErrorResponse(error) && error.status < 500)) return
  context.ctx.log.error({ err: error, url: request.url }, 'a request failed')
}
