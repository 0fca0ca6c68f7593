import { z } from 'zod'
import { FilterForm } from '#app/components/forms/filter-form.tsx'
import { BlockList } from '#app/components/moderation/block-list.tsx'
import { NewBlock } from '#app/components/moderation/new-block.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { PagedList } from '#app/components/parts/paged-list.tsx'
import { FilterChips, Tabs } from '#app/components/parts/tabs.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { endBlock } from '#app/domain/holding/blocks/end-block.server.ts'
import { blocksPage } from '#app/views/moderation/blocks-page.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { previewIntent } from '#app/web/intents/preview-intent.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('blocks.title'), noindex: true }),
}

export const loader = guardedLoader('content.moderate', ({ ctx, url }) => blocksPage(ctx, url))

export const action = guardedAction('content.moderate', {
  preview: previewIntent,
  end: intent({
    shape: z.object({ id: z.string().max(40) }),
    limit: 'staffAct',
    run: async ({ ctx, url }, { id }) => {
      await endBlock(ctx, { id })
      return { to: url.pathname + url.search, toast: { tone: 'good', key: 'blocks.endedNow' } }
    },
  }),
})

/** What is blocked on this site, and until when. */
export default function Blocks({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { q, over, kind, views, kinds, blocks, first, next } = data
  const narrowed = q !== '' || kind !== null
  return (
    <>
      <Crumbs trail={[{ text: t('review.title'), href: urls.reviewQueue() }]} />
      <PageTitle title={t('blocks.title')} lede={t('blocks.lede')} />
      <div className="split desk start">
        <div className="stack loose">
          <Tabs
            label={t('blocks.views')}
            tabs={views.map((view) => ({
              text: t(view.over ? 'blocks.view.over' : 'blocks.view.inForce'),
              href: view.href,
              current: view.over === over,
            }))}
          />
          <FilterForm id="block-search" label={t('blocks.search')} value={q} submit={t('blocks.find')}>
            {over && <input type="hidden" name="view" value="over" />}
            {kind !== null && <input type="hidden" name="kind" value={kind} />}
          </FilterForm>
          <FilterChips
            label={t('blocks.kinds')}
            chips={kinds.map((one) => ({
              text: one.kind === null ? t('blocks.allKinds') : t(`blocks.kind.${one.kind}`),
              href: one.href,
              current: one.kind === kind,
            }))}
          />
          <h2 className="said-only">{t('blocks.title')}</h2>
          <PagedList
            count={blocks.length}
            empty={
              narrowed
                ? { title: t('blocks.noneFound'), text: t('blocks.noneFoundText') }
                : { title: t(over ? 'blocks.noneOver' : 'blocks.none'), text: t('blocks.noneText') }
            }
            newer={first}
            older={next}
          >
            <BlockList blocks={blocks} />
          </PagedList>
        </div>
        <NewBlock result={result} given={{ kind: 'host', days: '30' }} title={t('blocks.new')} />
      </div>
    </>
  )
}
