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
import { block } from '#app/core/text-shapes.ts'
import { rateCase } from '#app/domain/cases/after/rate-case.server.ts'
import { csatScores, isLowRating } from '#app/domain/cases/after/rating.ts'
import { caseReference } from '#app/domain/cases/case.ts'
import { ratingPage } from '#app/domain/cases/queries/ratings.server.ts'
import { urls } from '#app/views/urls.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('surveys.csat.title'), noindex: true }),
}

/** The link of a mail. Reading it changes nothing: scanners follow every link of a mail. */
export const loader = pageLoader(async ({ ctx, params }) =>
  data(await ratingPage(ctx, params.token ?? ''), { headers: { 'Referrer-Policy': 'no-referrer' } }),
)

export const action = formAction({
  score: intent({
    shape: z.object({ score: z.coerce.number().int().min(1).max(5) }),
    run: async ({ ctx, params }, { score }) => {
      const token = params.token ?? ''
      await rateCase(ctx, { token, score, comment: '' })
      return { to: urls.csat(token) }
    },
  }),
  comment: intent({
    shape: z.object({ comment: block(2_000) }),
    run: async ({ ctx, params }, { comment }) => {
      const token = params.token ?? ''
      await rateCase(ctx, { token, comment })
      return { to: urls.csat(token), toast: { tone: 'good', key: 'surveys.toast.commented' } }
    },
  }),
})

export default function Csat({ data: page, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const [form] = useActionForm('score', result)
  const { state, score } = page
  const word = (one: number): string => t(`surveys.csat.word.${one as 1 | 2 | 3 | 4 | 5}`)
  return (
    <div className="stack loose survey">
      <div>
        <PageTitle title={t('surveys.csat.title')} />
        <p className="lede">
          <span className="num">{caseReference(page.number)}</span>{' '}
          <span lang={page.lang ?? undefined}>{page.subject}</span>
        </p>
      </div>
      {state === 'expired' && <Alert tone="info" title={t('surveys.expired')} />}
      {score !== null && (
        <Alert tone="good" title={t('surveys.csat.given', { score, word: word(score) })}>
          {isLowRating(score) && page.reopened ? t('surveys.csat.reopened') : t('surveys.thanks')}
        </Alert>
      )}
      {(state === 'open' || state === 'changeable') && (
        <ActionForm form={form}>
          {state === 'changeable' ? <h2>{t('surveys.change')}</h2> : <p>{t('surveys.csat.lede')}</p>}
          <Scale
            question={t('surveys.csat.title')}
            chosen={score}
            steps={csatScores.map((one) => ({
              score: one,
              word: word(one),
              label: t('surveys.csat.button', { score: one, word: word(one) }),
            }))}
          />
        </ActionForm>
      )}
      {(state === 'changeable' || state === 'commentable') && score !== null && (
        <CommentForm
          result={result}
          label={t(isLowRating(score) ? 'surveys.csat.whatIsWrong' : 'surveys.csat.comment')}
          hint={t(isLowRating(score) ? 'surveys.csat.wrongHint' : 'surveys.commentHint')}
        />
      )}
      <OwnComment text={page.comment} />
      {page.mine && (
        <p className="quiet-text">
          <a href={urls.myCase(page.number)}>{t('surveys.csat.toCase')}</a>
        </p>
      )}
    </div>
  )
}
