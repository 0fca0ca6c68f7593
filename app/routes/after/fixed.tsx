import { data } from '@remix-run/node'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { Alert } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { answerFixed } from '#app/domain/cases/causes/answer-fixed.server.ts'
import { fixAnswerShape } from '#app/domain/cases/causes/input.ts'
import { fixPage } from '#app/domain/cases/queries/fixes.server.ts'
import { urls } from '#app/views/urls.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  sees: (_data, { token }) => ({ subject: ['fix'], id: (token ?? '').split('.')[0] ?? '' }),
  head: (_data, t) => ({ title: t('surveys.fixed.title'), noindex: true }),
}

/** The link of a mail. Reading it changes nothing: scanners follow every link of a mail. */
export const loader = pageLoader(async ({ ctx, params }) =>
  data(await fixPage(ctx, params.token ?? ''), { headers: { 'Referrer-Policy': 'no-referrer' } }),
)

export const action = formAction({
  answer: intent({
    shape: fixAnswerShape,
    run: async ({ ctx, params }, { fixed }) => {
      const token = params.token ?? ''
      await answerFixed(ctx, { token, fixed })
      return { to: urls.fixed(token) }
    },
  }),
})

export default function Fixed({ data: page, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  return (
    <div className="stack loose survey">
      <PageTitle title={t('surveys.fixed.title')} />
      {result?.error && <Alert tone="bad" urgent title={t.any(result.error.key, result.error.params)} />}
      {page.quote !== '' && (
        <figure className="quoted">
          <figcaption className="meta">{t(`surveys.fixed.because.${page.because}`)}</figcaption>
          <blockquote lang={page.lang ?? undefined}>{page.quote}</blockquote>
        </figure>
      )}
      <p className="lede">
        {t('surveys.fixed.changed')}{' '}
        {page.announcement !== null && <a href={urls.thread(page.announcement)}>{page.announcement.title}</a>}
      </p>
      {page.over ? (
        <Alert tone="info" title={t('surveys.fixed.over')} />
      ) : (
        <form method="post" className="stack">
          <input type="hidden" name="intent" value="answer" />
          <OnceField />
          {page.answer !== null && (
            <Alert tone="good" title={t(page.answer ? 'surveys.fixed.yesGiven' : 'surveys.fixed.noGiven')}>
              {t(page.answer ? 'surveys.thanks' : 'surveys.fixed.noNext')}
            </Alert>
          )}
          <h2>{t('surveys.fixed.question')}</h2>
          <p className="row">
            <Button look="soft" name="fixed" value="yes" aria-pressed={page.answer === true}>
              {t('surveys.fixed.yes')}
            </Button>
            <Button look="soft" name="fixed" value="no" aria-pressed={page.answer === false}>
              {t('surveys.fixed.no')}
            </Button>
          </p>
        </form>
      )}
    </div>
  )
}
