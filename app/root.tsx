import { data, type HeadersArgs, type LoaderFunctionArgs } from '@remix-run/node'
import {
  Links,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useNavigation,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import { useEffect, type ReactNode } from 'react'
import { forgetSent } from './components/forms/last-sent.ts'
import { PageHead } from './components/parts/page-head.tsx'
import { Sprite } from './components/parts/sprite.tsx'
import { tintOf } from './components/parts/tint.ts'
import { ThrownErrorPage } from './components/shell/error-page.tsx'
import { Footer } from './components/shell/footer.tsx'
import { Header } from './components/shell/header.tsx'
import { ReaderProvider, type Me, type Reader } from './components/shell/reader.tsx'
import { useRendering } from './components/shell/rendering.tsx'
import type { RouteHandle } from './components/shell/route-handle.ts'
import { Toast } from './components/shell/toast.tsx'
import type { Ctx } from './core/context.server.ts'
import { randomText } from './core/ids.ts'
import styles from './styles/app.css?url'
import type { FormResult } from './web/form-result.ts'
import { readHeldForm } from './web/held-form.server.ts'
import { clearToast, readToast } from './web/toast.server.ts'

export function links() {
  return [
    { rel: 'stylesheet', href: styles },
    { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
    { rel: 'icon', href: '/favicon.ico', sizes: '32x32' },
    { rel: 'manifest', href: '/manifest.webmanifest' },
  ]
}

export async function loader({ context: { ctx, offline, refusal }, request }: LoaderFunctionArgs) {
  if (refusal !== null) {
    const { status, ...details } = refusal
    throw data(
      { ...details, requestId: ctx.requestId },
      {
        status,
        headers: refusal.retryAfterSeconds === null ? undefined : { 'Retry-After': String(refusal.retryAfterSeconds) },
      },
    )
  }
  if (offline) throw data({ requestId: ctx.requestId }, { status: 503, headers: { 'Retry-After': '30' } })
  const toast = readToast(request)
  const { memberId, handle, name, roles, trustLevel } = ctx.actor
  const me: Me | null =
    memberId !== null && handle !== null
      ? { id: memberId, handle, name: name ?? handle, roles, trustLevel, tint: tintOf(handle) }
      : null
  const reader = {
    locale: ctx.locale,
    theme: ctx.theme,
    now: ctx.now(),
    timeZone: ctx.setting('site.timeZone'),
    siteName: ctx.setting('site.name'),
    me,
    toast,
    // Distinguishes one showing of a form from the next: the stamp behind the hidden field `once`.
    formStamp: randomText(20),
    held: me === null ? null : await heldHere(ctx, request),
  }
  return toast === null ? data(reader) : data(reader, { headers: { 'Set-Cookie': clearToast() } })
}

/** The form that waits for this reader, if it belongs to this page. */
async function heldHere(ctx: Ctx, request: Request): Promise<FormResult | null> {
  const held = await readHeldForm(ctx, request)
  const path = new URL(request.url).pathname.replace(/\.data$/, '')
  return held === null || held.path !== path ? null : { intent: held.intent, result: held.result }
}

/** `now` belongs to the data of the page it is shown with, so it is always as fresh. */
export function shouldRevalidate(): boolean {
  return true
}

export function Layout({ children }: { children: ReactNode }) {
  const { nonce } = useRendering()
  const reader = usePageReader()
  const handles = useMatches().map((match) => match.handle as RouteHandle | undefined)
  const broken = useRouteError() != null
  const interactive = reader.me !== null || handles.some((handle) => handle?.interactive === true)
  const narrow = !broken && handles.some((handle) => handle?.page === 'narrow')

  return (
    <html lang={reader.locale} data-theme={reader.theme ?? undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={reader.theme ?? 'light dark'} />
        <ReaderProvider value={reader}>
          <PageHead />
        </ReaderProvider>
        <Links />
      </head>
      <body>
        <ReaderProvider value={reader}>
          <a className="skip" href="#main">
            {reader.t('shell.skip')}
          </a>
          <Sprite />
          <Header search={broken || !handles.some((handle) => handle?.search === false)} />
          <main id="main" className={narrow ? 'page narrow' : 'page'} tabIndex={-1}>
            {children}
          </main>
          <Footer />
        </ReaderProvider>
        {/* Signed-out reading pages carry no script at all; this is the one switch. */}
        {interactive && (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  )
}

export default function App() {
  const loaded = useRouteLoaderData<typeof loader>('root')
  const { state } = useNavigation()
  // A page came: what was sent has its answer.
  useEffect(() => {
    if (state === 'idle') forgetSent()
  }, [state])
  return (
    <>
      <Outlet />
      {loaded?.toast && <Toast key={loaded.formStamp} toast={loaded.toast} />}
    </>
  )
}

/** A refusal says when to come back on its page too; without this Remix drops what an error brought along. */
export function headers({ errorHeaders }: HeadersArgs): HeadersInit {
  const retryAfter = errorHeaders?.get('Retry-After')
  return typeof retryAfter === 'string' ? { 'Retry-After': retryAfter } : {}
}

export function ErrorBoundary() {
  return <ThrownErrorPage error={useRouteError()} />
}

/** The reader from the root's data; from the entry point alone when the root loader itself failed. */
function usePageReader(): Reader {
  const loaded = useRouteLoaderData<typeof loader>('root')
  const { translator, locale, theme } = useRendering()
  if (!loaded)
    return {
      locale,
      theme,
      t: translator(locale),
      now: '1970-01-01T00:00:00.000Z',
      timeZone: 'UTC',
      siteName: 'Dangol',
      me: null,
      formStamp: '',
    }
  return { ...loaded, t: translator(loaded.locale) }
}
