import { z } from 'zod'
import { CleanupList, WaveList } from '#app/components/moderation/spam-lists.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { reasonShape } from '#app/domain/moderation/input.ts'
import { undoSpam } from '#app/domain/moderation/spam/undo-spam.server.ts'
import { spamPage } from '#app/views/moderation/spam-page.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('spam.title'), noindex: true }),
}

export const loader = guardedLoader('sanction.give', ({ ctx }) => spamPage(ctx))

export const action = guardedAction('sanction.give', {
  undo: intent({
    shape: z.object({ id: z.string().max(40), reason: reasonShape }),
    limit: 'staffAct',
    run: async ({ ctx }, input) => {
      await undoSpam(ctx, input)
      return { to: urls.spam(), toast: { tone: 'good', key: 'spam.undoing' } }
    },
  }),
})

/** Waves of spam that wait, and what was decided about others. */
export default function Spam({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  return (
    <>
      <Crumbs trail={[{ text: t('review.title'), href: urls.reviewQueue() }]} />
      <PageTitle title={t('spam.title')} lede={t('spam.lede')} />
      <div className="stack loose">
        <Section title={t('spam.waves')}>
          <WaveList waves={data.waves} />
        </Section>
        <Section title={t('spam.decided')}>
          <CleanupList cleanups={data.cleanups} result={result} />
        </Section>
      </div>
    </>
  )
}
