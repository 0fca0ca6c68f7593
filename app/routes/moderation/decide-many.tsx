import { z } from 'zod'
import { BulkDecision, LeftItems } from '#app/components/moderation/bulk-decision.tsx'
import { Alert } from '#app/components/parts/alert.tsx'
import { LinkButton } from '#app/components/parts/button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useReader } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { postDecisionShape } from '#app/domain/moderation/input.ts'
import {
  bulkChoice,
  decideManyPage,
  leftLines,
  type ChosenItem,
} from '#app/views/moderation/decide-many-page.server.ts'
import { decideMany, mostTogether, type LeftItem } from '#app/views/moderation/decide-many.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'
import { veilIsOn } from '#app/web/veil.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('review.bulk.title'), noindex: true }),
}

export const loader = guardedLoader(
  'review.read',
  ({ ctx, url, request }) => decideManyPage(ctx, url, veilIsOn(request)),
  { somewhere: true },
)

const chosen = z
  .string()
  .max(40)
  .transform((id) => [id])
  .or(z.array(z.string().max(40)).max(mostTogether))

export const action = guardedAction(
  'review.read',
  {
    decideMany: intent({
      shape: postDecisionShape
        .pick({ note: true, rule: true, sanction: true })
        .extend({ items: chosen, templateId: z.string().max(40).default('') }),
      limit: 'staffAct',
      run: async ({ ctx, url, request }, { items, note, ...fields }) => {
        const { kind, decision } = bulkChoice(ctx, url)
        const { done, left } = await decideMany(ctx, { kind, itemIds: items }, { decision, note, fields })
        if (left.length > 0) return { extra: { done, left: await leftLines(ctx, left, veilIsOn(request)) } }
        return {
          to: `${urls.reviewQueue()}?kind=${kind}`,
          toast: { tone: 'good', key: 'review.toast.many', params: { count: done } },
        }
      },
    }),
  },
  { somewhere: true },
)

export default function DecideMany({ data, result }: PageProps<typeof loader, typeof action>) {
  const { t } = useReader()
  const left = result?.extra?.['left'] as (ChosenItem & LeftItem)[] | undefined
  return (
    <>
      <Crumbs
        trail={[
          { text: t('review.title'), href: urls.reviewQueue() },
          { text: t(`review.kind.${data.kind}`), href: data.back },
        ]}
      />
      <PageTitle
        title={t.any(`review.decision.${data.kind}.${data.decision}`)}
        lede={
          data.ready.length === 0 || left !== undefined
            ? undefined
            : t('review.bulk.lede', { count: data.ready.length })
        }
      />
      {left !== undefined ? (
        <>
          <Alert tone="warn">
            {t('review.bulk.done', { count: Number(result?.extra?.['done'] ?? 0) })}{' '}
            {t('review.bulk.leftCount', { count: left.length })}
          </Alert>
          <LeftItems items={left} />
          <p>
            <LinkButton href={data.back}>{t('review.bulk.back')}</LinkButton>
          </p>
        </>
      ) : data.ready.length === 0 ? (
        <>
          <EmptyState title={t('review.bulk.none')} />
          {data.left.length > 0 && <LeftItems items={data.left} />}
          <p>
            <LinkButton href={data.back}>{t('review.bulk.back')}</LinkButton>
          </p>
        </>
      ) : (
        <>
          <BulkDecision data={data} result={result} />
          {data.left.length > 0 && <LeftItems items={data.left} />}
        </>
      )}
    </>
  )
}
