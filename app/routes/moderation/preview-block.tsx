import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { NewBlock } from '#app/components/moderation/new-block.tsx'
import { PastEffect } from '#app/components/moderation/past-effect.tsx'
import { Alert } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { Facts } from '#app/components/parts/facts.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { createBlock } from '#app/domain/holding/blocks/create-block.server.ts'
import { blockShape } from '#app/domain/holding/input.ts'
import type { TextKey } from '#app/i18n/translate.ts'
import { blockPreviewPage } from '#app/views/moderation/block-preview-page.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import type { FormResult } from '#app/web/form-result.ts'
import { previewIntent } from '#app/web/intents/preview-intent.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('holding.preview.title'), noindex: true }),
}

export const loader = guardedLoader('content.moderate', ({ ctx, url }) => blockPreviewPage(ctx, url))

export const action = guardedAction('content.moderate', {
  create: intent({
    shape: blockShape,
    limit: 'staffAct',
    run: async ({ ctx }, input) => {
      const { value } = await createBlock(ctx, input)
      return { to: urls.blocks(), toast: { tone: 'good', key: 'blocks.created', params: { value } } }
    },
  }),
  preview: previewIntent,
})

/** What a block would have held in the last 90 days, and the button that puts it to use. */
export default function PreviewBlock({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { given, problem, effect } = data
  return (
    <>
      <Crumbs
        trail={[
          { text: t('review.title'), href: urls.reviewQueue() },
          { text: t('blocks.title'), href: urls.blocks() },
        ]}
      />
      <PageTitle
        title={effect === null ? t('holding.preview.title') : t('holding.preview.titleOf', { value: given.value })}
        lede={t('holding.preview.lede')}
      />
      <div className="split desk start">
        <div className="stack loose">
          {problem !== null && (
            <Alert tone="warn" urgent>
              {t(problem as TextKey)}
            </Alert>
          )}
          {effect !== null && (
            <>
              <UseBlock given={given} result={result} />
              <PastEffect effect={effect} />
            </>
          )}
        </div>
        <NewBlock result={result} given={given} title={t('holding.preview.change')} />
      </div>
    </>
  )
}

type Given = { kind: string; value: string; reason: string; days: string }

function UseBlock({ given, result }: { given: Given; result: FormResult | null | undefined }) {
  const t = useT()
  const [form] = useActionForm<Given>('create', result, given)
  const { kind, value, reason, days } = given
  return (
    <ActionForm form={form} labels={{ value: t('blocks.field.value') }}>
      <Facts
        facts={[
          { name: t('blocks.field.kind'), value: t(`blocks.kind.${kind}` as TextKey) },
          { name: t('blocks.field.value'), value: <bdi>{value}</bdi> },
          { name: t('blocks.field.reason'), value: reason },
          {
            name: t('blocks.field.days'),
            value: days === '0' ? t('blocks.forGood') : t('blocks.days', { count: Number(days) }),
          },
        ]}
      />
      {Object.entries(given).map(([name, text]) => (
        <input key={name} type="hidden" name={name} value={text} />
      ))}
      <p className="row">
        <Button look="primary" fillPhone>
          {t('holding.preview.use')}
        </Button>
      </p>
      <p className="meta-text">{t('holding.preview.useLede')}</p>
    </ActionForm>
  )
}
