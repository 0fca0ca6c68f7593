import { z } from 'zod'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextArea } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { ConfirmButton } from '#app/components/parts/confirm-button.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { optionalBlock } from '#app/core/text-shapes.ts'
import { saveSynonyms } from '#app/domain/search/save-synonyms.server.ts'
import { settings } from '#app/registry/settings/index.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('search.synonyms.title'), noindex: true }),
}

/** In characters; some two thousand lines. */
const longest = 100_000
const text = optionalBlock(longest).default('')

export const loader = guardedLoader('setting.change', async ({ ctx }) => ({
  ko: ctx.setting('search.synonymsKo').join('\n'),
  en: ctx.setting('search.synonymsEn').join('\n'),
}))

export const action = guardedAction('setting.change', {
  save: intent({
    shape: z.object({ ko: text, en: text }),
    run: async ({ ctx, url }, lists) => {
      await saveSynonyms(ctx, lists)
      return { to: url.pathname, toast: { tone: 'good', key: 'search.synonyms.saved' } }
    },
  }),
  restore: intent({
    shape: z.object({}),
    run: async ({ ctx, url }) => {
      await saveSynonyms(ctx, {
        ko: settings['search.synonymsKo'].default.join('\n'),
        en: settings['search.synonymsEn'].default.join('\n'),
      })
      return { to: url.pathname, toast: { tone: 'good', key: 'search.synonyms.restored' } }
    },
  }),
})

export default function Synonyms({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const [form, fields] = useActionForm<{ ko: string; en: string }>('save', result, data)
  const [restore] = useActionForm<Record<string, string>>('restore', result)
  const labels = { ko: t('search.synonyms.ko'), en: t('search.synonyms.en') }
  return (
    <>
      <PageTitle title={t('search.synonyms.title')} lede={t('search.synonyms.lede')} />
      <div className="stack loose">
        <p>{t('search.synonyms.howTo')}</p>
        <ActionForm form={form} labels={labels}>
          <div className="pair">
            <TextArea field={fields.ko} label={labels.ko} optional rows={20} maxLength={longest} lang="ko" />
            <TextArea field={fields.en} label={labels.en} optional rows={20} maxLength={longest} lang="en" />
          </div>
          <p className="row">
            <Button look="primary">{t('search.synonyms.save')}</Button>
          </p>
        </ActionForm>
        <p className="meta-text">
          {t('search.synonyms.tags')} <a href="/admin/tags">{t('search.synonyms.tagsLink')}</a>
        </p>
        <ActionForm form={restore}>
          <ConfirmButton
            text={t('search.synonyms.restore')}
            consequence={t('search.synonyms.restoreConsequence')}
            confirm={t('search.synonyms.restoreConfirm')}
          />
        </ActionForm>
      </div>
    </>
  )
}
