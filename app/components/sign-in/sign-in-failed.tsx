import { Alert } from '#app/components/parts/alert.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { useT } from '#app/components/shell/reader.tsx'

/** Why a sign-in through others came to nothing, and the ways on. */
export type SignInFailure = {
  /** Text keys. */
  title: string
  text: string
  params: Record<string, string | number>
  provider: { key: string; name: string } | null
  next: string
}

export function SignInFailed({ failure }: { failure: SignInFailure }) {
  const t = useT()
  const { title, text, params, provider, next } = failure
  return (
    <>
      <PageTitle title={t.any(title, params)} />
      <div className="stack loose">
        <Alert tone="warn">{t.any(text, params)}</Alert>
        <p className="row">
          {provider !== null && (
            <a className="button primary" href={`/login/${provider.key}?next=${encodeURIComponent(next)}`}>
              {t('identity.failed.again')}
            </a>
          )}
          <a className="button" href={`/login?next=${encodeURIComponent(next)}`}>
            {t('identity.failed.otherWay')}
          </a>
        </p>
      </div>
    </>
  )
}
