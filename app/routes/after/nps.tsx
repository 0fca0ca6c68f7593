import { data } from '@remix-run/node'
import { z } from 'zod'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { Alert } from '#app/components/parts/alert.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { CommentForm } from '#app/components/surveys/comment-form.tsx'
import { OwnComment } from '#app/components/surveys/own-comment.tsx'
import { Scale } from '#app/components/surveys/scale.tsx'
import { siteName } from '#app/core/site-name.ts'
import { block } from '#app/core/text-shapes.ts'
import { answerNps } from '#app/domain/cases/after/answer-nps.server.ts'
import { npsScores } from '#app/domain/cases/after/rating.ts'
import { npsPage } from '#app/domain/cases/queries/nps.server.ts'
import { urls } from '#app/views/urls.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (page, t) => ({ title: t('surveys.nps.title', { site: page?.site ?? '' }), noindex: true }),
}

/** The link of a mail. Reading it changes nothing: scanners follow every link of a mail. */
export const loader = pageLoader(async ({ ctx, params }) =>
  data(
    { ...(await npsPage(ctx, params.token ?? '')), site: siteName(ctx) },
    { headers: { 'Referrer-Policy': 'no-referrer' } },
  ),
)

export const action = formAction({
  score: intent({
    shape: z.object({ score: z.coerce.number().int().min(0).max(10) }),
    run: async ({ ctx, params }, { score }) => {
      const token = params.token ?? ''
      await answerNps(ctx, { token, score, comment: '' })
      return { to: urls.nps(token) }
    },
  }),
  comment: intent({
    shape: z.object({ comment: block(2_000) }),
    run: async ({ ctx, params }, { comment }) => {
      const token = params.token ?? ''
      await answerNps(ctx, { token, comment })
      return { to: urls.nps(token), toast: { tone: 'good', key: 'surveys.toast.commented' } }
    },
  }),
})

export default function Nps({ data: page, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const [form] = useActionForm('score', result)
  const { state, score } = page
  const title = t('surveys.nps.title', { site: page.site })
  return (
    <div className="stack loose survey">
      <PageTitle title={title} />
      {state === 'expired' && <Alert tone="info" title={t('surveys.expired')} />}
      {score !== null && (
        <Alert tone="good" title={t('surveys.nps.given', { score })}>
          {t(page.opened ? 'surveys.nps.opened' : 'surveys.thanks')}
        </Alert>
      )}
      {(state === 'open' || state === 'changeable') && (
        <ActionForm form={form}>
          {state === 'changeable' ? <h2>{t('surveys.change')}</h2> : <p>{t('surveys.nps.lede')}</p>}
          <Scale
            question={title}
            chosen={score}
            steps={npsScores.map((one) => ({ score: one, word: null, label: t('surveys.nps.button', { score: one }) }))}
            ends={{ low: t('surveys.nps.low'), high: t('surveys.nps.high') }}
          />
        </ActionForm>
      )}
      {(state === 'changeable' || state === 'commentable') && score !== null && (
        <CommentForm result={result} label={t('surveys.nps.why')} hint={t('surveys.commentHint')} />
      )}
      <OwnComment text={page.comment} />
    </div>
  )
}
