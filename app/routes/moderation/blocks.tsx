import { z } from 'zod'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { ChoiceField, SelectField, TextField } from '#app/components/forms/field.tsx'
import { FilterForm } from '#app/components/forms/filter-form.tsx'
import { BlockList } from '#app/components/moderation/block-list.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { PagedList } from '#app/components/parts/paged-list.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { FilterChips, Tabs } from '#app/components/parts/tabs.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { createBlock } from '#app/domain/holding/blocks/create-block.server.ts'
import { endBlock } from '#app/domain/holding/blocks/end-block.server.ts'
import { blockShape } from '#app/domain/holding/input.ts'
import { blockDays, blockKindNames } from '#app/registry/block-kinds.ts'
import { blocksPage } from '#app/views/moderation/blocks-page.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import type { FormResult } from '#app/web/form-result.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('blocks.title'), noindex: true }),
}

export const loader = guardedLoader('content.moderate', ({ ctx, url }) => blocksPage(ctx, url))

export const action = guardedAction('content.moderate', {
  create: intent({
    shape: blockShape,
    limit: 'staffAct',
    run: async ({ ctx }, input) => {
      const { value } = await createBlock(ctx, input)
      return { to: urls.blocks(), toast: { tone: 'good', key: 'blocks.created', params: { value } } }
    },
  }),
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
        <NewBlock result={result} />
      </div>
    </>
  )
}

function NewBlock({ result }: { result: FormResult | null | undefined }) {
  const t = useT()
  const [form, fields] = useActionForm<{ kind: string; value: string; reason: string; days: string }>(
    'create',
    result,
    { kind: 'host', days: '30' },
  )
  const labels = {
    kind: t('blocks.field.kind'),
    value: t('blocks.field.value'),
    reason: t('blocks.field.reason'),
    days: t('blocks.field.days'),
  }
  return (
    <Section title={t('blocks.new')}>
      <ActionForm form={form} labels={labels}>
        <ChoiceField
          field={fields.kind}
          label={labels.kind}
          options={blockKindNames.map((kind) => ({
            value: kind,
            text: t(`blocks.kind.${kind}`),
            hint: t(`blocks.hint.${kind}`),
          }))}
        />
        <TextField
          field={fields.value}
          label={labels.value}
          hint={t('blocks.field.valueHint')}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
        />
        <TextField field={fields.reason} label={labels.reason} hint={t('blocks.field.reasonHint')} maxLength={300} />
        <SelectField
          field={fields.days}
          label={labels.days}
          options={blockDays.map((days) => ({
            value: String(days),
            text: days === 0 ? t('blocks.forGood') : t('blocks.days', { count: days }),
          }))}
        />
        <p className="row">
          <Button look="primary" fillPhone>
            {t('blocks.create')}
          </Button>
        </p>
      </ActionForm>
    </Section>
  )
}
