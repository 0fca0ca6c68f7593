import { FindForm } from '#app/components/forms/find-form.tsx'
import { TypedText } from '#app/components/forms/typed-text.tsx'
import type { T, TextKey } from '#app/i18n/translate.ts'
import type { TypedField } from '#app/web/typed-fields.ts'
import { useLocation, type Failure } from './page.tsx'
import { useFormat, useT } from './reader.tsx'

/** What an action or loader may tell beside the status; every part is optional. */
export type ErrorDetails = {
  /** A text key that says more than the status, with its parameters. */
  key?: string
  params?: Record<string, string | number>
  /** Whole seconds until a retry can succeed. */
  retryAfterSeconds?: number | null
  /** For the people who look it up in the log. */
  requestId?: string
  /** What the reader had typed into the form that failed. */
  typed?: readonly TypedField[]
  /** The other fields of that form, where sending it again may help. */
  rest?: readonly TypedField[] | null
}

/** Reasons that say no more than the title of their status. */
const general: ReadonlySet<string> = new Set(['errors.forbidden', 'errors.signInFirst', 'errors.notFound'])

const known = ['400', '401', '403', '404', '409', '422', '429', '451', '500', '503'] as const

/** The page for what went wrong: what it is, what to do about it, in the reader's language. */
export function ErrorPage({ status, details = {} }: { status: number; details?: ErrorDetails }) {
  const t = useT()
  const { wait } = useFormat()
  const { pathname, search } = useLocation()
  const keys = errorTextKeys(status)
  const here = pathname + search

  return (
    <>
      <div className="empty">
        <h1>{t(keys.title)}</h1>
        <p className="said">{reasonOf(t, status, details)}</p>
        {status === 429 && details.retryAfterSeconds != null && (
          <p>
            <strong>{t('shell.error.s429.again', { wait: wait(details.retryAfterSeconds) })}</strong>
          </p>
        )}
        {status === 404 && <FindForm id="lost" wide label={t('shell.error.search')} />}
        <p className="row">
          {status === 401 && (
            <a className="button primary" href={`/login?next=${encodeURIComponent(here)}`}>
              {t('shell.account.signIn')}
            </a>
          )}
          {details.key?.startsWith('errors.standing.') && (
            <a className="button primary" href="/me/standing">
              {t('moderation.standing.title')}
            </a>
          )}
          {status >= 500 && (
            <a className="button primary" href={here}>
              {t('shell.error.retry')}
            </a>
          )}
          <a className="button quiet" href="/">
            {t('shell.error.goHome')}
          </a>
          <a className="button quiet" href="/threads">
            {t('shell.error.goThreads')}
          </a>
        </p>
        {details.requestId && <p className="meta-text">{t('shell.error.requestId', { id: details.requestId })}</p>}
      </div>
      <TypedText given={details.typed} rest={status === 429 || status >= 500 ? details.rest : null} />
    </>
  )
}

/** What the page says below its title: the reason if there is one, else what the status means. One of them. */
function reasonOf(t: T, status: number, { key, params }: ErrorDetails): string {
  const told = key !== undefined && !general.has(key) && t.has(key) ? t.any(key, params) : null
  return told ?? t(errorTextKeys(status).text)
}

/** The error page for what a loader or an action answered instead of a page. */
export function ThrownErrorPage({ failure: { status, details } }: { failure: Failure }) {
  return <ErrorPage status={status} details={typeof details === 'object' && details !== null ? details : {}} />
}

export function errorTextKeys(status: number): { title: TextKey; text: TextKey } {
  const code = known.find((candidate) => candidate === String(status)) ?? (status >= 500 ? '500' : '400')
  return { title: `shell.error.s${code}.title`, text: `shell.error.s${code}.text` }
}
