import { Alert } from '#app/components/parts/alert.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { notFound } from '#app/core/errors.ts'
import { findRequest } from '#app/domain/joining/requests/find-request.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('joining.request.title'), noindex: true }),
}

/** Where an applicant sees what became of the request; its address is known to them alone. */
export const loader = pageLoader(async ({ ctx, params }) => {
  const request = await findRequest(ctx, { token: params.token ?? '' })
  if (request === null) throw notFound()
  return request
})

const tones = { waiting: 'info', approved: 'good', denied: 'warn' } as const

export default function RegistrationPage({ data }: PageProps<typeof loader>) {
  const t = useT()
  const { state, email, note, at } = data
  return (
    <>
      <PageTitle
        title={t('joining.request.title')}
        lede={<Sentence text="joining.request.sent" with={{ when: <Time at={at} /> }} />}
      />
      <div className="stack loose">
        <Alert tone={tones[state]} title={t(`joining.request.${state}`)}>
          {t(`joining.request.${state}Text`, { email })}
        </Alert>
        {note !== '' && <blockquote>{note}</blockquote>}
        {state === 'waiting' && <p className="quiet-text">{t('joining.request.keep')}</p>}
      </div>
    </>
  )
}
